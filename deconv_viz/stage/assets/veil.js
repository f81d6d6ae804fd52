/* What a link hides, so that it is an exercise: "values" are the numbers of input and kernel, "results" those of
   canvas and output. A model carries its own veil; whatever writes a number asks it here, in picture, equation,
   table, sentence and clipboard alike, so that no place gives away what another one hides. */

import { exact } from "./numbers.js";

export const REVEAL = "deconv_viz:reveal"; // an event of the window; detail true, false, or nothing for the other one
const UNKNOWN = "?";

export function veil(model, hidden) {
  model.veil = { values: hidden.includes("values"), results: hidden.includes("results") };
}

export const hides = (model, what) => Boolean(model.veil?.[what]);
export const given = (model, value) => (hides(model, "values") ? UNKNOWN : exact(value));
export const found = (model, value) => (hides(model, "results") ? UNKNOWN : exact(value));

/* A cell's colour and number for drawGrid; a hidden one has its role's faintest colour, so that the colour says no more. */
export function paintNumber(out, model, what, value, paint) {
  const hidden = hides(model, what);
  Object.assign(out, paint(hidden ? 0 : value));
  if (hidden) out.text = UNKNOWN;
  else out.value = value;
}
