/* The panels: which grids stand where, and how each of their cells looks at a step. */

import {
  INSERTED, eachOfStamp, eachReader, outputOfBoard, sourceOfPadded, sumReaders, sumStamps,
} from "./model.js";
import { createGrid, drawGrid } from "./grid.js";
import { placeInWindow } from "./lights.js";
import { hides, paintNumber } from "./veil.js";

/* Which input or output a step has reached: step 0 shows nothing yet, the last step everything. */
export const stepsOf = (model, order) => (order === "input" ? model.inputs : model.outputs);

/* Running totals after `step` inputs, kept and extended; only a step back starts again. */
function totalsAt(cache, model, step, start, extend) {
  if (cache.model !== model || cache.step > step) Object.assign(cache, { model, step: 0, totals: start() });
  if (cache.step < step) extend(cache.totals, cache.step, step);
  cache.step = step;
  return cache.totals;
}

function ringOf(light, cell, theme) {
  return light.get(cell) === -1 ? theme.text : null;
}

/* ---- left: scatter ---- */

export function scatterPanel(model) {
  const { rows, columns } = model;
  const grids = {
    x: createGrid("input", rows.n, columns.n),
    w: createGrid("kernel", rows.k, columns.k),
    stamp: createGrid("stamp", rows.k, columns.k),
    board: createGrid("canvas", rows.canvas, columns.canvas),
  };
  const cache = {}, flow = {};
  const frame = cropFrame(model);
  return {
    name: "scatter", model, grids, top: ["x", "w", "stamp"], bottom: ["board"],
    draw(state, theme) {
      const { step, order, light, current, stamped } = state;
      const hues = rows.k * columns.k;
      drawGrid(grids.x, theme, (cell, out) => {
        paintNumber(out, model, "values", model.x[cell], (value) => theme.tint("input", value, model.inputSpan));
        const kernel = light.x.get(cell);
        if (kernel >= 0) Object.assign(out, theme.hue(kernel, hues));
        if (order === "input" && cell >= step && kernel === undefined) out.dim = 0.7;
        out.ring = kernel === -1 || cell === current ? theme.text : null;
      });
      drawGrid(grids.w, theme, (cell, out) => {
        paintNumber(out, model, "values", model.w[cell], () => theme.hue(cell, hues));
        out.ring = ringOf(light.w, cell, theme);
      });
      drawGrid(grids.stamp, theme, (cell, out) => {
        if (stamped < 0) return;
        paintNumber(out, model, "values", model.x[stamped] * model.w[cell], () => theme.hue(cell, hues));
        out.ring = (light.x.size ? light.x.get(stamped) === cell : light.w.get(cell) === -1) ? theme.text : null;
      });
      const done = step >= stepsOf(model, order);
      const totals = order === "input" || done
        ? totalsAt(cache, model, order === "input" ? step : model.inputs, () => new Float64Array(model.cells),
          (into, from, to) => sumStamps(model, to, undefined, into, from))
        : model.full;
      const landed = order === "input" ? landedAt(flow, model, step) : null;
      drawGrid(grids.board, theme, (cell, out) => {
        const output = outputOfBoard(model, cell);
        const visible = done || (order === "input" ? landed[cell] : output >= 0 && output < step);
        if (visible) {
          const role = output < 0 ? "canvas" : "output";
          paintNumber(out, model, "results", totals[cell], (value) => theme.tint(role, value, model.outputSpan));
        }
        if (output < 0) { out.hatch = 3; out.dim = 0.7; }
        const kernel = light.board.get(cell);
        if (kernel >= 0) { Object.assign(out, theme.hue(kernel, hues)); out.dim = 1; }
        out.ring = kernel === -1 || (output >= 0 && output === light.window) ? theme.text : null;
      }, frame(theme));
    },
  };
}

/* Which canvas cells have had anything land on them: a zero that is a sum is not an untouched cell. */
function landedAt(flow, model, step) {
  if (flow.model !== model || flow.step > step) Object.assign(flow, { model, step: 0, cells: new Uint8Array(model.cells) });
  for (let input = flow.step; input < step; input++) eachOfStamp(model, input, (cell) => { flow.cells[cell] = 1; });
  flow.step = step;
  return flow.cells;
}

/* The kept part of the canvas; and, where output padding goes beyond the canvas, the canvas itself. */
function cropFrame(model) {
  const [top, bottom] = kept(model.rows), [left, right] = kept(model.columns);
  return (theme) => [{ top, left, height: bottom - top + 1, width: right - left + 1, colour: theme.role.output, weight: 3 }];
}

function kept(axis) {
  return [axis.position[0], axis.position[axis.m - 1]];
}

/* ---- right: zero insertion and an ordinary convolution ---- */

export function gatherPanel(model) {
  const { rows, columns } = model;
  const grids = {
    padded: createGrid("padded", rows.padded, columns.padded),
    flipped: createGrid("flipped", rows.k, columns.k),
    out: createGrid("output", rows.m, columns.m),
  };
  const cache = {}, flow = {};
  return {
    name: "gather", model, grids, top: ["padded", "flipped"], bottom: ["out"],
    draw(state, theme) {
      const { step, order, light, flip, verdict, slide } = state;
      const hues = rows.k * columns.k;
      const window = light.window;
      drawGrid(grids.padded, theme, (cell, out) => {
        const input = sourceOfPadded(model, cell);
        if (input >= 0) {
          paintNumber(out, model, "values", model.x[input], (value) => theme.tint("input", value, model.inputSpan));
        } else {
          out.text = "0";
          out.hatch = input === INSERTED ? 1 : 2;
          if (input === INSERTED) out.fill = theme.inserted;
        }
        const kernel = light.padded.get(cell);
        if (kernel >= 0) Object.assign(out, theme.hue(kernel, hues));
        out.ring = kernel === -1 ? theme.text : null;
      }, window >= 0 ? windowFrame(model, window, theme, slide) : null);
      // The kernel is drawn as it is written, then turned: the movement is the flip.
      grids.flipped.turn = state.turn;
      drawGrid(grids.flipped, theme, (cell, out) => {
        paintNumber(out, model, "values", model.w[cell], () => theme.hue(cell, hues));
        out.ring = light.flipped.get(placeInWindow(model, cell, flip)) === -1 ? theme.text : null;
      });
      const done = step >= stepsOf(model, order);
      const totals = order === "output" || done
        ? verdict.gathered
        : totalsAt(cacheOf(cache, flip), model, step, () => new Float64Array(model.outputs),
          (into, from, to) => sumReaders(model, to, flip, into, from));
      const landed = order === "input" && !done ? readAt(cacheOf(flow, flip), model, step, flip) : null;
      drawGrid(grids.out, theme, (cell, out) => {
        if (done || (order === "output" ? cell < step : landed[cell])) {
          paintNumber(out, model, "results", totals[cell], (value) => theme.tint("output", value, model.outputSpan));
          out.mark = verdict.differs[cell] === 1 && !hides(model, "results");
        }
        const kernel = light.out.get(cell);
        // Which weight lands where is the result itself where a class is asked about the flip.
        if (kernel >= 0 && !hides(model, "results")) Object.assign(out, theme.hue(kernel, hues));
        out.ring = kernel === -1 || cell === light.window ? theme.text : null;
      }, [{ top: 0, left: 0, height: rows.m, width: columns.m, colour: theme.role.output, weight: 3 }]);
    },
  };
}

const cacheOf = (caches, flip) => (caches[flip] ??= {});

function readAt(flow, model, step, flip) {
  if (flow.model !== model || flow.step > step) Object.assign(flow, { model, step: 0, cells: new Uint8Array(model.outputs) });
  for (let input = flow.step; input < step; input++) eachReader(model, input, flip, (cell) => { flow.cells[cell] = 1; });
  flow.step = step;
  return flow.cells;
}

/* The window of one output on the zero-inserted input; `slide` moves it from where it was. */
function windowFrame(model, output, theme, slide) {
  const { rows, columns } = model;
  const o = Math.floor(output / columns.m), q = output % columns.m;
  const top = rows.windows[o * rows.k], left = columns.windows[q * columns.k];
  const height = rows.windows[o * rows.k + rows.k - 1] - top + 1;
  const width = columns.windows[q * columns.k + columns.k - 1] - left + 1;
  return [{ ...slide(top, left), height, width, colour: theme.role.kernel, weight: 3 }];
}
