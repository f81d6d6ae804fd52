"""Pasted lines of code as layers: see `deconv_viz.frameworks.parse`."""
