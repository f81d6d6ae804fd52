"""What people ask, and the state that answers it: for the home pages of the app and without it."""

QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("same", "two_dimensions", "t=8"),
    ("size", "two_dimensions", "t=81&o=output&pin=k%3D4"),
    ("output_padding", "two_dimensions", "a=1&t=25&pin=i%3D5"),
    ("padding", "two_dimensions", "p=2&t=49&o=output&pin=p%3D0"),
    ("flip", "two_dimensions", "x=impulse&w=ramp&t=81&o=output&f=0"),
    (
        "checkerboard",
        "two_dimensions",
        "i=6&a=1&x=ones&w=ones&t=144&o=output&pin=i%3D6%26k%3D4%26x%3Dones%26w%3Dones",
    ),
    ("holes", "two_dimensions", "i=4&k=2&s=3&p=0&x=ones&w=ones&t=121&o=output"),
    (
        "dilation",
        "two_dimensions",
        "i=2&k=2&s=4&d=2&p=0&x=ones&t=4&pin=i%3D2%26k%3D2%26s%3D4%26p%3D0%26x%3Dones",
    ),
    (
        "one_dimension",
        "frameworks",
        "fw=keras&layer=Conv1DTranspose&in=6&filters=1&kernel_size=3&strides=2&padding=same",
    ),
    (
        "keras_and_torch",
        "frameworks",
        "fw=keras&layer=Conv2DTranspose&in=4,4&filters=1&kernel_size=3&strides=2&padding=same"
        "&vs.fw=torch&vs.layer=torch.nn.ConvTranspose2d&vs.in=4,4&vs.in_channels=1"
        "&vs.out_channels=1&vs.kernel_size=3&vs.stride=2&vs.padding=1&vs.output_padding=1",
    ),
    ("which", "output_size", "v=backward"),
    ("channels", "whole_layer", ""),
    ("decoder", "stack", ""),
)
"""What people ask, the lesson that answers it, and the state to open it in."""
