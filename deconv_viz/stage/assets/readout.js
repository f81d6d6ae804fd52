/* The equation of one cell, how much of it is in, and whether the results agree. */

import { INSERTED, PADDING, kernelAt, outputOfBoard, sourceOfPadded, termsOfBoard, termsOfWindow } from "./model.js";
import { at, exact, factor, fill } from "./numbers.js";
import { found, given, hides } from "./veil.js";

export const MOST_TERMS = 6; // fewer where the line has no room for so many

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/* A sum as two rows of the same terms: names, then numbers. */
function sum(model, terms, theme, isIn, more, most) {
  const shown = terms.slice(0, most);
  const hues = model.rows.k * model.columns.k;
  const term = (text, { kernel, input }) =>
    `<span class="term${isIn(input) ? "" : " waits"}" style="--hue:${theme.hue(kernel, hues).fill};--ink:${theme.hue(kernel, hues).ink}">${text}</span>`;
  const rest = terms.length > most ? ` + <span class="more">${escape(fill(more, { count: terms.length - most }))}</span>` : "";
  const names = shown.map((t) => term(`${at(model, "x", t.input, model.columns.n)}·${at(model, "w", t.kernel, model.columns.k)}`, t));
  const numbers = shown.map((t) => term(`${factor(t.x)}·${factor(t.w)}`, t));
  return { names: names.join(" + ") + rest, numbers: numbers.join(" + ") + rest };
}

/* What the equation line says about a canvas cell after `step` steps. */
export function equation(model, board, { step, order, flip }, theme, words, most) {
  const output = outputOfBoard(model, board);
  const name = output >= 0 ? at(model, "y", output, model.columns.m) : at(model, "canvas", board, model.columns.canvas);
  const terms = termsOfBoard(model, board);
  const total = model.full[board];
  const isIn = (input) => (order === "input" ? input < step : output >= 0 && output < step) || step >= (order === "input" ? model.inputs : model.outputs);
  const count = terms.filter((t) => isIn(t.input)).length;
  const soFar = terms.reduce((value, t) => (isIn(t.input) ? value + t.product : value), 0);
  const ledger = terms.length === 0
    ? (hides(model, "results") ? "" : words.no_terms) // that there are none is the result
    : fill(count === terms.length ? words.ledger_done : words.ledger, { count, of: terms.length, total: found(model, soFar) });
  let html;
  if (terms.length === 0) {
    html = `<b class="lhs">${name}</b> = <b class="value">${found(model, 0)}</b>`;
  } else {
    const { names, numbers } = sum(model, terms, theme, isIn, words.more, most);
    const middle = hides(model, "values") ? "" : `<span class="eq">= ${numbers}</span> `;
    html = `<b class="lhs">${name}</b> = ${names} ${middle}<span class="eq">= <b class="value${count < terms.length ? " waits" : ""}">${found(model, total)}</b></span>`;
  }
  if (output < 0) html += ` <span class="aside">${escape(words.cropped)}</span>`;
  return { html, ledger, wrong: flip || output < 0 ? "" : unflipped(model, output, theme, words) };
}

/* What the same window sums when the flip is forgotten. */
function unflipped(model, output, theme, words) {
  const terms = termsOfWindow(model, output, false);
  const { names } = sum(model, terms.slice(0, 2), theme, () => true, words.more, 2);
  const rest = terms.length > 2 ? " + \u2026" : "";
  return `${escape(words.without_flip)} ${names || found(model, 0)}${rest} = <b>${found(model, terms.reduce((all, t) => all + t.product, 0))}</b>`;
}

/* The badge: scatter = gather = core, cell by cell; without a core, what is left to compare. */
export function badge(model, verdict, flip, words) {
  const values = { cells: model.outputs, count: verdict.count, value: verdict.equal ? exact(verdict.worst) : found(model, verdict.worst) };
  if (!verdict.equal) return fill(words.differs, values);
  const turned = [...model.w].reverse();
  if (!flip && turned.every((value, index) => value === model.w[index])) return words.symmetric;
  if (!model.scene.y) return fill(words.equal_alone, values);
  return fill(model.scene.matrix_equal === null ? words.equal : words.equal_matrix, values);
}

/* A pointed-at cell in one short line, for cells too small for their numbers and for what a zero is. */
export function describe(model, { grid, cell }, words, flip) {
  const { rows, columns } = model;
  switch (grid) {
    case "x": return `${at(model, "x", cell, columns.n)} = ${given(model, model.x[cell])}`;
    case "w": return `${at(model, "w", cell, columns.k)} = ${given(model, model.w[cell])}`;
    case "stamp": return `${at(model, "w", cell, columns.k)} = ${given(model, model.w[cell])}`;
    case "flipped": {
      const kernel = kernelAt(model, Math.floor(cell / columns.k), cell % columns.k, flip);
      return `${at(model, "w", kernel, columns.k)} = ${given(model, model.w[kernel])}`;
    }
    case "out": return at(model, "y", cell, columns.m); // its value is in the equation
    case "board": {
      const output = outputOfBoard(model, cell);
      return output >= 0
        ? at(model, "y", output, columns.m)
        : `${at(model, "canvas", cell, columns.canvas)} = ${found(model, model.full[cell])}, ${words.cropped}`;
    }
    case "padded": {
      const input = sourceOfPadded(model, cell);
      if (input === INSERTED) return words.inserted_zero;
      if (input === PADDING) return words.padding_zero;
      return `${at(model, "x", input, columns.n)} = ${given(model, model.x[input])}`;
    }
    default: return "";
  }
}

/* A term by its numbers, or where they are hidden by its names. */
function product(model, { x, w, input, kernel }) {
  return hides(model, "values")
    ? `${at(model, "x", input, model.columns.n)}·${at(model, "w", kernel, model.columns.k)}`
    : `${factor(x)}·${factor(w)}`;
}

/* The step as a sentence, for the live region. */
export function sentence(model, { step, order }, words) {
  const steps = order === "input" ? model.inputs : model.outputs;
  if (step === 0) return fill(words.step_none, { steps });
  const index = step - 1;
  if (order === "input") {
    const { rows, columns } = model;
    const i = Math.floor(index / columns.n), j = index % columns.n;
    const reach = (axis, n) => [axis.board[n * axis.k], axis.board[n * axis.k + axis.k - 1]];
    const [top, bottom] = reach(rows, i), [left, right] = reach(columns, j);
    return fill(words.step_input, { step, steps, name: at(model, "x", index, columns.n), value: given(model, model.x[index]), top, bottom, left, right });
  }
  const board = model.rows.position[Math.floor(index / model.columns.m)] * model.columns.canvas + model.columns.position[index % model.columns.m];
  const terms = termsOfBoard(model, board);
  return fill(words.step_output, {
    step, steps, name: at(model, "y", index, model.columns.m), count: terms.length,
    sum: terms.slice(0, MOST_TERMS).map((t) => product(model, t)).join(" + ") + (terms.length > MOST_TERMS ? " + \u2026" : ""),
    value: found(model, model.full[board]),
  });
}
