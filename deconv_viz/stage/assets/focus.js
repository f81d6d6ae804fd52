/* What the stage is looking at: a cell that is pointed at or pinned, else what the step has reached. */

import { NOTHING, boardCellOfStamp, lightBoard, lightInput, lightOf, lightOutput } from "./lights.js";
import { boardOfOutput } from "./model.js";

export const pointed = (state) => state.hover ?? state.pin;

/* The cells of all grids of one model that are lit while `current` is the input or output of the step. */
export function lightFor(state, of, current) {
  const at = pointed(state);
  if (at) return at.of === of ? lightOf(of, at, state.flip) : NOTHING;
  if (current < 0) return NOTHING;
  if (state.order === "output") return lightOutput(of, current, state.flip);
  const light = lightInput(of, current, state.flip);
  light.window = lightBoard(of, boardCellOfStamp(of, current), state.flip).window;
  return light;
}

/* The input whose stamp is spelled out, or -1. */
export function stampOf(state, of, current) {
  const at = pointed(state);
  if (at?.grid === "x" && at.of === of) return at.cell;
  return state.order === "input" ? current : -1;
}

/* The canvas cell that the equation spells out. */
export function equationCell(state, model) {
  const at = pointed(state);
  if (at?.of === model) {
    if (at.grid === "board") return at.cell;
    if (at.grid === "out") return boardOfOutput(model, at.cell);
    if (at.grid === "x") return boardCellOfStamp(model, at.cell);
  }
  const current = Math.max(0, state.step - 1);
  return state.order === "output" ? boardOfOutput(model, current) : boardCellOfStamp(model, current);
}
