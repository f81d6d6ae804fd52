/* What a link hides, so that it is an exercise: "values" are the numbers of input and kernel, "results" those of
   canvas and output. A model carries its own veil; whatever writes a number asks it here, in picture, equation,
   table, sentence and clipboard alike, so that no place gives away what another one hides. */

import { exact } from "./numbers.js";

export const REVEAL = "deconv_viz:reveal"; // an event of the window; detail true, false, or nothing for the other one
const UNKNOWN = "?";

/* Whether the visitor has asked for the hidden numbers stands at the root of the page: its style sheet veils what is
   beside the stage, and the bar, a mount of its own, has a button for it where no stage has. */
const page = document.documentElement;
let offering = null;

export const lifted = () => page.hasAttribute("data-revealed");
export const lift = (on) => page.toggleAttribute("data-revealed", on);

/* Whether this stage has a button that reveals. One mount may come before the one that it replaces has gone. */
export function offer(stage, on) {
  if (on) offering = stage;
  else if (offering === stage) offering = null;
  page.toggleAttribute("data-reveals", offering !== null);
}

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
