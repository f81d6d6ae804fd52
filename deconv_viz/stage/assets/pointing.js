/* Pointing at cells, pinning them, walking them by keyboard, typing into them.
   `stage` offers: state, panels(), model(), words(), queue(), pause(), send(), say(). */

import { EDITABLE } from "./build.js";
import { copyGrid, openEditor, pasteInto } from "./edit.js";
import { cellAt } from "./grid.js";
import { fill } from "./numbers.js";
import { describe } from "./readout.js";
import { hides } from "./veil.js";

const same = (a, b) => a?.grid === b.grid && a.cell === b.cell && a.of === b.of;

export function listen(stage, panel, name, grid) {
  const { state } = stage;
  const point = (cell) => ({ grid: name, cell, of: panel.model });

  grid.canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || state.playing) return;
    const cell = cellAt(grid, event);
    if (cell < 0 ? !state.hover : same(state.hover, point(cell))) return;
    state.hover = cell < 0 ? null : point(cell);
    stage.queue();
  });
  grid.canvas.addEventListener("pointerleave", () => { if (state.hover) { state.hover = null; stage.queue(); } });
  grid.canvas.addEventListener("click", (event) => {
    const cell = cellAt(grid, event);
    if (cell < 0) return;
    stage.pause();
    togglePin(stage, point(cell));
    focusCell(stage, grid, cell);
  });
  grid.canvas.addEventListener("dblclick", (event) => {
    const cell = cellAt(grid, event);
    if (cell >= 0 && grid.editable) edit(stage, panel, name, grid, cell);
  });

  grid.box.addEventListener("focus", () => {
    if (grid.cursor !== null || !grid.box.matches(":focus-visible")) return;
    setCursor(stage, grid, 0);
    stage.say(describe(panel.model, point(0), stage.words(), state.flip));
  });
  grid.box.addEventListener("blur", () => {
    grid.cursor = null;
    if (state.hover?.grid === name) state.hover = null;
    stage.queue();
  });
  grid.box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = grid.cursor ?? 0;
    const next = neighbour(grid, cell, event.key);
    if (next !== null) {
      setCursor(stage, grid, next);
      state.hover = point(next);
      stage.say(describe(panel.model, point(next), stage.words(), state.flip));
    } else if (event.key === "Enter" || event.key === "F2") {
      if (grid.editable) edit(stage, panel, name, grid, cell);
      else togglePin(stage, point(cell));
    } else if (grid.editable && /^[-\u2212.0-9]$/.test(event.key)) {
      edit(stage, panel, name, grid, cell, event.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
    stage.queue();
  });
  grid.box.addEventListener("paste", (event) => {
    if (grid.editable && !inEditor(event)) pasteInto(event, (value) => stage.send("edit", { grid: EDITABLE[name], ...value }), grid.cursor ?? 0, grid.columns);
  });
  grid.box.addEventListener("copy", (event) => {
    const { model } = panel;
    const values = { x: model.x, w: model.w, out: model.y, board: [...model.full] }[name];
    const hidden = hides(model, EDITABLE[name] ? "values" : "results");
    if (values && !hidden && !inEditor(event)) copyGrid(event, values, grid.columns);
  });
}

const inEditor = (event) => event.target.matches(".editor");

function togglePin(stage, point) {
  const again = same(stage.state.pin, point);
  stage.state.pin = again ? null : point;
  if (again) stage.state.hover = null;
  stage.queue();
}

/* The cell that an arrow key leads to; the cell itself at the edge; null for any other key. */
function neighbour(grid, cell, key) {
  const row = Math.floor(cell / grid.columns), column = cell % grid.columns;
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [0, 0];
  if (!down && !right) return null;
  const clamp = (value, count) => Math.max(0, Math.min(count - 1, value));
  return clamp(row + down, grid.rows) * grid.columns + clamp(column + right, grid.columns);
}

function setCursor(stage, grid, cell) {
  for (const panel of stage.panels())
    for (const other of Object.values(panel.grids)) other.cursor = other === grid ? cell : null;
  stage.queue();
}

export function focusCell(stage, grid, cell) {
  grid.box.focus({ preventScroll: true });
  setCursor(stage, grid, cell);
}

function edit(stage, panel, name, grid, cell, first) {
  const value = (name === "x" ? panel.model.x : panel.model.w)[cell];
  stage.pause();
  openEditor(grid, cell, first, value, fill(stage.words().edit, { name: describe(panel.model, { grid: name, cell }, stage.words()) }),
    (text) => stage.send("edit", { grid: EDITABLE[name], ...text }),
    (move) => {
      if (move === null) { stage.resume(); return; }
      const next = cell + move;
      const goes = next >= 0 && next < grid.rows * grid.columns ? next : cell;
      stage.state.cursor = { name, cell: goes }; // the new scene brings new grids
      focusCell(stage, grid, goes);
      stage.resume();
    });
}
