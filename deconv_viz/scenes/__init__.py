"""Scenes: what a lesson shows, as plain data that the stage groups into steps."""

from deconv_viz.scenes.scene import Scene, two_dimensional

__all__ = ["Scene", "two_dimensional"]
