"""A lesson: one value, the widgets that its fields are bound to, and its pictures.

A run of a whole page costs the server and the browser three times what the run of a slider's
fragment costs (decision 8). So each slider is a fragment that sends the page's pictures, stage and
sheets, by a wire; what else there is on the page follows in a run of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from time import time
from typing import Any, Generic, TypeVar

import streamlit as st

from deconv_viz.lessons.codec import Numbers
from deconv_viz.stage import Edit, Link, Show, edit_of, history_of, stage, visit_of, wire
from deconv_viz.stage.sheet import sheet
from deconv_viz.ui import address
from deconv_viz.ui.hidden import hidden
from deconv_viz.ui.pictures import Pictures, keep_pictures, pictures_of
from deconv_viz.ui.session import session
from deconv_viz.ui.widgets import history, is_echo, show
from deconv_viz.ui.words import language, text

State = TypeVar("State")

_WIDE = 30  # so many values are too close to each other on a slider


@dataclass(frozen=True)
class Lesson(Generic[State]):
    """A page that shows one value of the type State, and the fields that its widgets are bound to.

    default: the value at first. changed: the value after a change of fields, repaired.
    own, decode, encode: its keys of the address, and the way from there and back.
    numbers: the fields with bounds. ending: that of the widgets' keys.

    The words of a widget are the catalogue's `<page>.label.<field>`, those of a choice
    `<page>.<field>.<choice>`.
    """

    page: str
    default: State
    changed: Callable[..., State]
    own: frozenset[str]
    decode: Callable[[Mapping[str, str]], State]
    encode: Callable[[State], dict[str, str]]
    numbers: Numbers = field(default_factory=dict)
    ending: str = ".control"

    # ---- the value ----

    def open(self) -> State:
        """Return the value that this run shows. To be called once, at the beginning of a run."""
        state = address.read_state(self.page, self.own, self.decode, self.encode)
        self._keep("drawn", state)
        keep_pictures(self.page, Pictures())
        self._keep("shown", False)
        self._number()
        return state

    def now(self) -> State:
        """Return the value as it is. For callbacks and fragments."""
        found: State = st.session_state.get(self.page, self.default)
        return found

    def put(self, state: State) -> None:
        """Make this the value. For callbacks."""
        address.set_state(self.page, state)

    def change(self, **values: Any) -> None:
        """Change fields of the value. For callbacks."""
        self.put(self.changed(self.now(), **values))

    # ---- pictures ----

    def sheet(
        self,
        name: str,
        html: Callable[[State], str | None],
        on_choice: Callable[[], None] | None = None,
        drawn: str = "",
    ) -> None:
        """Draw a sheet of the value; `<page>.<name>` is its key.

        html says what it shows of another value, None if that is not known before the page's run;
        drawn, if it is made already, what it shows now.
        """
        key = f"{self.page}.{name}"
        pictures_of(self.page).sheets[key] = html
        number = self._kept("wired") or 0
        sheet(drawn or html(self.now()) or "", key=key, on_choice=on_choice, number=number)

    def stage(
        self,
        what: Callable[[State], Show],
        *,
        part: str = "",
        step: int | None = None,
        order: str = "input",
        on_edit: Callable[[Edit], None] | None = None,
    ) -> None:
        """Draw the stage; its player's place stands in the address. step, order: where it opens.

        part: whose stage it is; each part's has a place of its own.
        """

        def message(state: State) -> Show:
            return self._located(what(state), part, step, order)

        pictures_of(self.page).show = message
        key = f"{self.page}.stage"
        stage(
            message(self.now()),
            key=key,
            on_edit=lambda: self._edit(key, on_edit),
            on_visit=lambda: self._look(key),
            on_history=lambda: self._history(key),
        )

    def _located(self, what: Show, part: str, step: int | None, order: str) -> Show:
        view = address.view_of(self.page, part)
        link = Link(
            name=f"{self.page}.{part}",
            query="",
            visit=f"{session().name}.{view.number}.{part}",
            own=sorted(address.VIEW),
            asked=view.asked,
            resume=view.resume,
            step=view.step if view.step is not None else step,
            order=view.order or order,
            flip=view.flip,
        )
        may_edit = what.editable and not {"controls", "values"} & set(hidden())
        return replace(
            what,
            link=link,
            number=self._kept("number"),
            language=language(),
            editable=may_edit,
            hidden=hidden(),
        )

    def _edit(self, key: str, on_edit: Callable[[Edit], None] | None) -> None:
        edit = edit_of(key)
        if edit is not None and on_edit is not None:
            on_edit(edit)

    def _look(self, key: str) -> None:
        visit = visit_of(key)
        if visit:
            address.look(self.page, visit)

    def _history(self, key: str) -> None:
        match history_of(key):
            case "undo":
                address.undo(self.page)
            case "redo":
                address.redo(self.page)

    # ---- widgets ----

    def key(self, name: str) -> str:
        """Return the key of the widget of this name."""
        return f"{self.page}.{name}{self.ending}"

    def show(self, name: str, value: object) -> str:
        """Make the widget of this name show value, and return its key."""
        return show(self.key(name), value)

    def taken(self, name: str) -> Any:
        """Return what the widget of this name was set to, None if by nobody. For callbacks."""
        key = self.key(name)
        return None if is_echo(key) else st.session_state[key]

    def take(self, name: str, widget: str = "") -> None:
        """Take over what the widget of a field was set to. For callbacks."""
        value = self.taken(widget or name)
        if value is not None:
            self.change(**{name: value})

    def parts(self, name: str, choices: Iterable[Any], label: str = "parts", **more: Any) -> None:
        """Draw the choice of a part of the page, without a label."""
        label = f"{self.page}.{label}"
        self.choose(name, choices, label=label, label_visibility="collapsed", **more)

    def choose(self, name: str, choices: Iterable[Any], label: str = "", **more: Any) -> None:
        """Draw the choice of a field, all its values in a row."""
        more.setdefault("format_func", lambda choice: text(f"{self.page}.{name}.{choice}"))
        st.segmented_control(
            text(label or f"{self.page}.label.{name}"),
            list(choices),
            key=self.show(name, more.pop("value", getattr(self.now(), name, None))),
            required=more.pop("required", True),
            on_change=more.pop("on_change", self.take),
            args=more.pop("args", (name,)),
            **more,
        )

    def select(self, name: str, choices: Iterable[Any], label: str = "", **more: Any) -> None:
        """Draw the choice of a field as a list that opens."""
        more.setdefault("format_func", lambda choice: text(f"{self.page}.{name}.{choice}"))
        st.selectbox(
            text(label or f"{self.page}.label.{name}"),
            list(choices),
            key=self.show(name, more.pop("value", getattr(self.now(), name, None))),
            on_change=more.pop("on_change", self.take),
            args=more.pop("args", (name,)),
            **more,
        )

    def number(self, name: str, bounds: tuple[int, int] | None = None, **more: Any) -> None:
        """Draw a number with the bounds of its field: a slider, or a box if they are wide.

        Its change sends the pictures first. more: `label`; `read`, what it shows of a value;
        `widget`, its name where that of the field would not do; `kind`, st.slider or
        st.number_input; and what these take.
        """
        _number(self, name, bounds or self.numbers[name][1:], more)

    def cases(
        self,
        prefix: str,
        cases: Mapping[str, State],
        key: str = "",
        more: Callable[[], None] = lambda: None,
        **container: Any,
    ) -> None:
        """Draw a button for each case, `<prefix>.<case>`: the one that is shown stands out.

        more draws what stands behind them.
        """
        shown = self.encode(self.now())
        with st.container(horizontal=True, gap="small", key=f"{self.page}-cases", **container):
            for case, state in cases.items():
                st.button(
                    text(f"{prefix}.{case}"),
                    key=f"{key or f'{self.page}.case'}.{case}",
                    type="primary" if self.encode(state) == shown else "secondary",
                    on_click=self.put,
                    args=(state,),
                )
            more()

    def history(self, *kept: str) -> None:
        """Draw the buttons of undo, redo and reset; reset leaves the fields `kept` as they are."""
        history(self.page, lambda: self._reset(kept))

    def _reset(self, kept: Iterable[str]) -> None:
        now = self.now()
        self.put(self.changed(self.default, **{name: getattr(now, name) for name in kept}))

    # ---- a change that is made in a fragment ----

    def follow(self, key: str) -> None:
        """Show a change that was made in a fragment: first the pictures, then the whole page."""
        state = self.now()
        if state is self._kept("drawn"):
            return  # a run of the whole page has drawn it before it gets here
        pictures = pictures_of(self.page)
        asked, made = self._kept("shown"), {}
        if not asked:
            made = {name: html(state) for name, html in pictures.sheets.items()}
        sheets = {name: html for name, html in made.items() if html is not None}
        if asked or not (pictures.show or sheets):
            self._keep("shown", False)
            st.rerun()
        number = self._number()
        self._keep("wired", number)
        wire(
            number,
            key=f"wire-{key}",
            # The browser has the words already.
            show=replace(pictures.show(state), words=False) if pictures.show else None,
            sheets=sheets,
            on_shown=lambda: self._keep("shown", True),
        )

    def _number(self) -> int:
        """Return a number for the next messages: higher than all before, in other sessions too."""
        number = max(int(time() * 1000), (self._kept("number") or 0) + 1)
        self._keep("number", number)
        return number

    def _kept(self, name: str) -> Any:
        return st.session_state.get(f"{self.page}.{name}.kept")

    def _keep(self, name: str, value: object) -> None:
        st.session_state[f"{self.page}.{name}.kept"] = value


@st.fragment
def _number(
    lesson: Lesson[Any], name: str, bounds: tuple[int, int], more: Mapping[str, Any]
) -> None:
    given = dict(more)
    label = given.pop("label", "") or text(f"{lesson.page}.label.{name}")
    value = given.pop("read", lambda state: getattr(state, name))(lesson.now())
    widget = given.pop("widget", name)
    low, high = bounds
    kind = given.pop("kind", st.slider if high - low < _WIDE else st.number_input)
    kind(
        label,
        low,
        max(high, value) if isinstance(value, int) else high,
        key=lesson.show(widget, value),
        on_change=given.pop("on_change", lesson.take),
        args=given.pop("args", (name, widget)),
        **given,
    )
    lesson.follow(lesson.key(widget))
