"""A step up of a decoder, built both ways."""

from deconv_viz.ui.upsampling_state import Upsampling


def decoder_sheet(state: Upsampling) -> str:
    return ""
