"""What the framework lens says."""

from collections.abc import Mapping

FRAMEWORKS: Mapping[str, str] = {
    "page.frameworks.title": "Every framework's words",
    "page.frameworks.link": "Frameworks",
    "page.frameworks.says": (
        "Write a layer in the words of your framework: see what it computes, and what it is "
        "called elsewhere."
    ),
    "frameworks.fw": "Framework",
    "frameworks.layer": "Layer or function",
    "frameworks.version": "Version",
    "frameworks.backend": "Backend",
    "frameworks.in": "Input size",
    "frameworks.kernel": "Kernel of the weight",
    "frameworks.line": "Your layer: change it here, paste another, or use the form",
    "frameworks.line_help": (
        "A line of Keras, TensorFlow, PyTorch, JAX, Flax or ONNX. It is read, never run."
    ),
    "frameworks.not_a_size": (
        "A size is a whole number from 1 to {most}, or one for each axis such as 4, 6; received "
        "{received}."
    ),
    # Often confused: what the button says.
    "frameworks.confused": "Often confused:",
    "frameworks.case.shift": "same ≠ p=1, op=1",
    "frameworks.case.none": "None ≠ 0",
    "frameworks.case.gap": "valid ≠ p=0",
    "frameworks.case.flip": "JAX ≠ flipped",
    "frameworks.case.pads": "Flax ≠ PyTorch",
    "frameworks.case.output_shape": "TF: 8 or 7",
    "frameworks.case.lower": "UPPER ≠ LOWER",
    "frameworks.case.old": "new ≠ old",
    # What a layer does.
    "frameworks.says": "**{input} → {output}.** {what}",
    "frameworks.each_axis": "Along each axis a {what}",
    "frameworks.one_axis": "A {what}",
    "frameworks.of_depth": "Depth: a {what}",
    "frameworks.of_rows": "Rows: a {what}",
    "frameworks.of_columns": "Columns: a {what}",
    "frameworks.axis": "canvas of {canvas}, {what}, leaves {output}.",
    "frameworks.nothing_cut": "nothing cut",
    "frameworks.cut_begin": "{count} cut at the beginning",
    "frameworks.cut_end": "{count} cut at the end",
    "frameworks.zeros_begin": "{count} zeros put at the beginning",
    "frameworks.zeros_end": "{count} zeros put at the end",
    "frameworks.flipped": "The kernel is scattered reversed; the picture shows it so.",
    "frameworks.wraps": (
        "What runs over one edge comes in at the other, as on a circle: no crop can draw that."
    ),
    "frameworks.groups": "{groups} groups: each sees its own share of the channels only.",
    "frameworks.bias_last_axis": (
        "A defect of this version adds the bias along the last axis instead of the channels."
    ),
    "frameworks.bias_first_of_group": (
        "A defect of this version adds the first group's bias to every group."
    ),
    # How it differs from the one beside it.
    "frameworks.sizes_differ": "The other's output is {there}.",
    "frameworks.later": "Its picture sits {by} later than the other's: the same sums, moved.",
    "frameworks.earlier": "Its picture sits {by} earlier than the other's: the same sums, moved.",
    "frameworks.kernels_reversed": "One of the two scatters the kernel reversed.",
    "frameworks.other_sums": (
        "The sums are others: the two differ in size, kernel, stride, dilation or groups."
    ),
    "frameworks.no_difference": "Both compute the same.",
    "frameworks.other_refused": "The layer to compare with is refused: {why}",
    "frameworks.no_picture": (
        "There is no picture of this one: its output is empty, larger than the stage, or wound "
        "round a circle."
    ),
    "frameworks.one_pair": (
        "The picture shows one input and one output channel of {channels} and {filters}."
    ),
    "frameworks.last_axes": "The picture shows height and width; depth works alike.",
    "frameworks.alone": "End comparison",
    # What a framework refuses.
    "frameworks.refuses": "**Refused.** {why}",
    "frameworks.use": "Use {words}",
    "frameworks.not_the_same": "This is not the same layer any more: {why}",
    "frameworks.anew": "Start from a plain layer",
    # The same layer elsewhere.
    "frameworks.elsewhere": "The same layer elsewhere",
    "frameworks.head_name": "Framework",
    "frameworks.head_words": "Its words",
    "frameworks.head_note": "What changes",
    "frameworks.same": "same numbers",
    "frameworks.then": "then: {crop}",
    "frameworks.why": "why",
    "frameworks.reverse": "Reverse the kernel first.",
    "frameworks.cannot": "no words for it",
    "frameworks.weight": "Weight ({axes})",
    "frameworks.code": "A program with the numbers on the screen",
    "frameworks.brief": (
        "With one channel in and one out: the numbers of the whole weight would fill pages."
    ),
    "frameworks.no_code": (
        "There is no program here: input or weight would have more than {most:,} numbers."
    ),
    "frameworks.assumed": "The line does not say {names} in numbers; 1 or the default is assumed.",
    "frameworks.take": "Take it up as {framework}",
    "frameworks.facts": "What surprises about {framework}",
}
