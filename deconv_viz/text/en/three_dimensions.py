"""English: the lesson of three dimensions."""

from collections.abc import Mapping

_SHARED = ("size", "kernel", "stride", "padding", "output_padding")
_NAMES = dict(
    zip(_SHARED, ("Rows, columns", "Kernel", "Stride", "Padding", "Output padding"), strict=True)
)

THREE_DIMENSIONS: Mapping[str, str] = {
    "page.three_dimensions.title": "Three dimensions",
    "page.three_dimensions.link": "Three dimensions",
    "page.three_dimensions.says": (
        "Each voxel of the input stamps a **block**, the kernel times its value, and overlaps add. "
        "Play, and turn the picture while it plays."
    ),
    "three_dimensions.case.overlap": "Kernel 3, stride 2: blocks overlap",
    "three_dimensions.case.tiles": "Kernel 2, stride 2: blocks side by side",
    "three_dimensions.case.slices": "Kernel 1×3×3: each slice by itself",
    "three_dimensions.case.one": "One slice in, three out",
    "three_dimensions.input": "Input",
    "three_dimensions.kernel": "Kernel",
    "three_dimensions.output": "Output",
    "three_dimensions.input_slice": "x[{place}]",
    "three_dimensions.kernel_slice": "w[{place}]",
    "three_dimensions.output_slice": "y[{place}]",
    "three_dimensions.voxel": "%{customdata} = %{text}",
    "three_dimensions.alt": (
        "An input volume of {input} voxels beside the output volume of {output} that its stamps "
        "build up; the same numbers stand in the slices"
    ),
    "three_dimensions.pair": "x[{i}]∗w[{t}]",
    "three_dimensions.no_pair": "nothing: zeros",
    "three_dimensions.step": (
        "<b>{name} = {value}</b> stamps {value} × the kernel, {full} products: {landed} land in "
        "output slices {slices}, {cropped} are cropped."
    ),
    "three_dimensions.step_lost": (
        "<b>{name} = {value}</b> stamps {full} products, and all of them are cropped."
    ),
    "three_dimensions.equal_gather": "zero insertion, flipped kernel",
    "three_dimensions.equal_matrix": "the matrix Cᵀ, {rows}×{columns}",
    "three_dimensions.not_alone": (
        "It is not a two-dimensional layer on each slice: a slice of the output adds up what "
        "several slices of the input send it. With w[{middle}] alone, {count} of the {total} "
        "outputs would be different."
    ),
    "three_dimensions.alone": (
        "With a kernel of depth 1 it **is** a two-dimensional layer on each slice: no output "
        "reads two slices of the input."
    ),
    "three_dimensions.keras": "In Keras: `{line}`",
    "three_dimensions.no_keras": "Keras has no words for this crop. In PyTorch: `{line}`",
    "three_dimensions.lens": "In every framework's words",
    "three_dimensions.code": "See it in code",
    "three_dimensions.sources": (
        "The axes are independent, so all that holds for one holds for three: Dumoulin & Visin "
        "2016, chapter 4. Used to enlarge medical volumes: Çiçek et al. 2016 (3D U-Net); "
        "Milletari et al. 2016 (V-Net)."
    ),
    "three_dimensions.link": "A part of the link could not be used; the nearest that can is shown.",
    "three_dimensions.now_padding": "The padding of rows and columns is now {value}.",
    "three_dimensions.now_padding_depth": "The padding of the depth is now {value}.",
    "three_dimensions.now_output_padding": "The output padding of rows and columns is now {value}.",
    "three_dimensions.now_output_padding_depth": "The output padding of the depth is now {value}.",
    **{f"three_dimensions.label.{name}": said for name, said in _NAMES.items()},
    "three_dimensions.label.depth": "Depth",
    **{f"three_dimensions.label.{name}_depth": f"{_NAMES[name]}, depth" for name in _SHARED[1:]},
    "three_dimensions.label.seed": "Seed",
}
"""The page with the key three_dimensions."""
