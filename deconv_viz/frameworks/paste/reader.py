"""The walk through pasted statements, in the order in which the data flows through the layers."""

import ast
import re
from dataclasses import replace
from typing import Any

from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.paste.arguments import (
    ARRAYS,
    Shapes,
    array_shape,
    input_sizes,
    parsed_call,
    sizes_of_shape,
)
from deconv_viz.frameworks.paste.layer import Parsed
from deconv_viz.frameworks.paste.spelling import choose, unknown_layer
from deconv_viz.frameworks.paste.values import MAX_LAYERS, ParseError, dotted, value_of, written

_MAX_DEPTH = 40
_LISTS = ("Sequential", "ModuleList", "OrderedDict", "ModuleDict", "list", "tuple")
_WRAPPERS = frozenset(
    re.findall(
        r"\w+",
        """weight_norm spectral_norm DataParallel DistributedDataParallel TimeDistributed
        SpectralNormalization WeightNormalization""",
    )
)
"""What is called on a layer and is, as far as sizes go, that layer."""

_PASSED_OVER = frozenset(
    re.findall(
        r"\w+",
        """super print summary compile build fit to cuda cpu eval train Model Module device range
        apply parameters cast astype contiguous detach float half double manual_seed set_seed seed
        requires_grad_ plot_model __init__ init PRNGKey""",
    )
).union(ARRAYS)
"""What is called around layers and changes no size."""


class Reader:
    """Reads one text; `layers` gives what it found."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.shapes: Shapes = {}
        self._blocks: dict[str, list[Parsed]] = {}
        self._aliases: dict[str, str] = {}
        # What was found, each with the name that it was only defined under, "" if it is applied.
        self._found: list[tuple[str, Parsed]] = []
        self._used = False

    def layers(self) -> tuple[Parsed, ...]:
        """Return the layers in the order of the data.

        Definitions count where the text applies none of the layers that it defines.
        """
        flow = [parsed for name, parsed in self._found if not (name and self._used)]
        first = any(
            one.layer.args.get("data_format") == "channels_first"
            or one.layer.args.get("dim_ordering") == "th"
            for one in flow
        )
        flow = [input_sizes(one, channels_first=first) for one in flow]
        return tuple(flow)

    def read(self, statement: ast.stmt) -> None:
        """Take one statement in."""
        match statement:
            case ast.ImportFrom(module=module, names=names):
                for name in names:
                    full = f"{module}.{name.name}" if module else name.name
                    self._aliases[name.asname or name.name] = full
            case ast.Import(names=names):
                for name in names:
                    if name.asname:
                        self._aliases[name.asname] = name.name
            case ast.ClassDef(body=body) | ast.FunctionDef(body=body) | ast.With(body=body):
                for inner in body:
                    self.read(inner)
            case ast.Assign(targets=[target], value=value):
                self._assign(dotted(target), value)
            case ast.AnnAssign(target=target, value=value):
                if value is not None:
                    self._assign(dotted(target), value)
            case ast.Assign(value=value):
                self._keep("", self._flow(value))
            case ast.Expr(value=value) | ast.Return(value=ast.expr() as value):
                self._keep("", self._flow(value))
            case ast.Return() | ast.Pass() | ast.Global() | ast.Assert():
                pass
            case _:
                head = written(statement, 24).split(":")[0]
                raise ParseError("not_followed", statement.lineno, head, "layers")

    def _assign(self, name: str, value: ast.expr) -> None:
        if isinstance(value, ast.List) and not value.elts:
            self._blocks[name] = []
            return
        shape = self._shape(value)
        if shape is not None:
            self.shapes[name] = shape
            return
        try:
            self.values[name] = value_of(value, self.values)
            return
        except ParseError as error:
            if isinstance(value, ast.Constant) and error.rule == "too_large":
                return  # a long text or a seed: refused where it is used
        found = self._flow(value)
        if found and found[-1].layer.target == "Input":  # x = Input(…): this is the data itself
            name = ""
        if found is not None and name:
            self._blocks[name] = found
        self._keep(name, found)

    def _keep(self, name: str, found: list[Parsed] | None) -> None:
        for parsed in found or ():
            if len(self._found) >= MAX_LAYERS:
                raise ParseError("too_many", parsed.line, limit=MAX_LAYERS)
            self._found.append((name, parsed))

    def _flow(self, node: ast.expr, depth: int = 0) -> list[Parsed] | None:
        """Return the layers that an expression holds, or None where it is data.

        Layers that it applies to data are taken in at once, the innermost first.
        """
        if depth > _MAX_DEPTH:
            raise ParseError("too_deep", node.lineno)
        match node:
            case ast.Call():
                return self._call(node, depth)
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                return self._several(items, depth)
            case ast.Dict(values=items):
                return self._several(items, depth)
            case ast.Starred(value=value):
                return self._flow(value, depth + 1)
            case ast.Name() | ast.Attribute():
                name = dotted(node)
                if name in self._blocks:
                    self._used = True
                    return self._blocks[name]
                return None
            case ast.BinOp(left=left, right=right):
                self._several([left, right], depth)
                return None
            case ast.Constant() | ast.JoinedStr():
                return None
        raise ParseError(
            "not_followed", node.lineno, written(node, 24), _ADVICE.get(type(node), "")
        )

    def _several(self, items: list[ast.expr], depth: int) -> list[Parsed] | None:
        parts = [self._flow(item, depth + 1) for item in items]
        if all(part is None for part in parts):
            return None
        return [parsed for part in parts for parsed in part or ()]

    def _call(self, node: ast.Call, depth: int) -> list[Parsed] | None:
        if isinstance(node.func, ast.Call):  # Conv2D(8, 3)(x)
            found = self._flow(node.func, depth + 1)
            self._apply(node, found or [], depth)
            return None
        name = self._name(node.func)
        if name in self._blocks:  # self.up1(x)
            self._used = True
            self._apply(node, self._blocks[name], depth)
            return None
        base, _, last = name.rpartition(".")
        if not name and isinstance(node.func, ast.Attribute):
            last = node.func.attr
        if last in _LISTS:
            named = [word.value for word in node.keywords if word.arg != "name"]
            return self._several([*node.args, *named], depth) or []
        if last in _WRAPPERS and node.args:
            return self._flow(node.args[0], depth + 1)
        if "init" in name.split("."):  # nn.init.normal_(self.up.weight)
            return None
        if last in ("append", "add", "extend", "add_module", "insert") and node.args:
            found = self._flow(node.args[-1], depth + 1)
            if found is not None:
                if last == "add":
                    self._keep("", found)
                    return None
                self._blocks.setdefault(base, []).extend(found)
                self._keep(base, found)
                return None
            if last != "add":
                return None
        if last in ("view", "reshape"):
            self._reshape(node, depth)
            return None
        if last == "make_node" and node.args and isinstance(node.args[0], ast.Constant):
            op = str(node.args[0].value)
            bare = ast.Call(node.func, [], [w for w in node.keywords if w.arg != "name"])
            ast.copy_location(bare, node)
            return self._layer(bare, f"onnx.{op}", depth)
        if last in _PASSED_OVER:
            inner = node.func.value if isinstance(node.func, ast.Attribute) else None
            return self._flow(inner, depth + 1) if isinstance(inner, ast.Call) else None
        return self._layer(node, name, depth)

    def _layer(self, node: ast.Call, name: str, depth: int) -> list[Parsed] | None:
        signature = choose(name, node)
        if signature is None:
            raise unknown_layer(node.lineno, name or written(node.func))
        parsed, arrays = parsed_call(signature, name, node, self.values, self.shapes)
        if not signature.arrays:
            sized = self._named_input(parsed, node)
            return [*sized, parsed]
        first = "x" if "x" in signature.arrays else signature.arrays[0]
        if signature.positions[0] != "input_size" and first in arrays:
            self._data(arrays[first], parsed.layer.framework, depth)
        self._keep("", [parsed])
        return None

    def _named_input(self, parsed: Parsed, node: ast.Call) -> list[Parsed]:
        """Return the input that a layer's input_shape names, as Keras has it."""
        for word in node.keywords:
            if word.arg in ("input_shape", "batch_input_shape"):
                try:
                    shape = value_of(word.value, self.values)
                except ParseError:
                    return []
                start = [None] if word.arg == "input_shape" else []
                source = (
                    f"Input(shape={tuple(shape)!r})" if isinstance(shape, (tuple, list)) else ""
                )
                if source:
                    return [_input([*start, *shape], parsed.layer.framework, node.lineno)]
        return []

    def _apply(self, node: ast.Call, layers: list[Parsed], depth: int) -> None:
        framework = layers[0].layer.framework if layers else ""
        for argument in node.args:
            self._data(argument, framework, depth)
        for word in node.keywords:
            if word.arg == "output_size" and layers and layers[-1].kind == "transposed":
                size = value_of(word.value, self.values)
                last = replace(layers[-1].layer, call={"output_size": size})
                layers = [*layers[:-1], replace(layers[-1], layer=last)]
        self._keep("", layers)

    def _data(self, node: ast.expr, framework: str, depth: int) -> None:
        """Take in what makes the data; where it comes first, its shape is the input's."""
        shape = self._shape(node)
        if shape is not None and not any(not name for name, _ in self._found):
            self._keep("", [_input([*shape], framework, node.lineno)])
        elif not isinstance(node, ast.Starred):
            self._flow(node, depth + 1)

    def _reshape(self, node: ast.Call, depth: int) -> None:
        """Take in x.view(-1, 256, 7, 7): a size named outright, or the end of all sizes."""
        if isinstance(node.func, ast.Attribute):
            self._flow(node.func.value, depth + 1)
        numbers = list(node.args)
        if len(numbers) == 1 and isinstance(numbers[0], (ast.Tuple, ast.List)):
            numbers = numbers[0].elts
        sizes = [value_of(number, self.values) for number in numbers[2:]]
        if all(type(size) is int and size > 0 for size in sizes) and 1 <= len(sizes) <= 3:
            kept = tuple(sizes)
            layer = Layer("torch", "torch.nn.Unflatten", {"shape": (1, *kept)})
            source = f"nn.Unflatten(1, {(1, *kept)!r})"
            parsed = Parsed("sets", layer, len(kept), sizes=kept, source=source, line=node.lineno)
        else:
            parsed = Parsed("ends", Layer("", "Flatten"), source="Flatten()", line=node.lineno)
        self._keep("", [parsed])

    def _shape(self, node: ast.expr) -> tuple[int, ...] | None:
        return array_shape(node, self.values, self.shapes)

    def _name(self, node: ast.expr) -> str:
        """Return a called name with its alias taken back: "F.relu" is torch.nn.functional.relu."""
        name = dotted(node)
        if name in self._blocks:
            return name
        first, _, rest = name.partition(".")
        full = self._aliases.get(first, first)
        return f"{full}.{rest}" if rest else full


_ADVICE: dict[type[ast.expr], str] = {
    ast.Subscript: "crop",
    ast.ListComp: "layers",
    ast.IfExp: "one",
    ast.Lambda: "layers",
}


def _input(shape: list[int | None], framework: str, line: int) -> Parsed:
    """Return the input of a whole shape, batch first."""
    sizes = sizes_of_shape(shape, first=framework in ("torch", "onnxruntime", "theano"))
    inner = tuple(shape[1:])
    return Parsed(
        "sets" if sizes else "keeps",
        Layer("keras", "Input", {"shape": inner}),
        len(sizes or ()),
        sizes=sizes,
        source=f"Input(shape={inner!r})",
        line=line,
    )
