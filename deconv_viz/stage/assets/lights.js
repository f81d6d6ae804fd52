/* Which cells belong together: for an input, an output, a kernel element or a zero, the cells of
   every grid that light with it. A light is a map cell -> kernel element (its hue), or -1 for a plain ring. */

import {
  boardOfOutput, eachOfStamp, eachReader, kernelAt, outputOfBoard, paddedOfInput, sourceOfPadded, termsOfBoard, termsOfWindow,
} from "./model.js";

const none = () => ({ x: new Map(), w: new Map(), board: new Map(), padded: new Map(), flipped: new Map(), out: new Map(), window: -1 });

export const NOTHING = none();

export function lightInput(model, input, flip) {
  const light = none();
  light.x.set(input, -1);
  eachOfStamp(model, input, (cell, _, kernel) => light.board.set(cell, kernel));
  const place = paddedOfInput(model, input);
  if (place >= 0) light.padded.set(place, -1);
  eachReader(model, input, flip, (cell, _, kernel) => light.out.set(cell, kernel));
  return light;
}

/* One canvas cell, and the output under it if it was not cropped. */
export function lightBoard(model, cell, flip) {
  const light = none();
  light.board.set(cell, -1);
  const output = outputOfBoard(model, cell);
  for (const { input, kernel } of termsOfBoard(model, cell)) {
    light.x.set(input, kernel);
    light.w.set(kernel, -1);
  }
  if (output < 0) return light;
  light.out.set(output, -1);
  light.window = output;
  for (const { input, kernel } of termsOfWindow(model, output, flip)) {
    light.padded.set(paddedOfInput(model, input), kernel);
    light.flipped.set(placeInWindow(model, kernel, flip), -1);
  }
  return light;
}

export const lightOutput = (model, output, flip) => lightBoard(model, boardOfOutput(model, output), flip);

/* Everywhere that one kernel element lands. */
function lightKernel(model, kernel, flip) {
  const light = none();
  light.w.set(kernel, -1);
  light.flipped.set(placeInWindow(model, kernel, flip), -1);
  for (let input = 0; input < model.inputs; input++) {
    eachOfStamp(model, input, (cell, _, element) => { if (element === kernel) light.board.set(cell, kernel); });
    eachReader(model, input, flip, (cell, _, element) => { if (element === kernel) light.out.set(cell, kernel); });
  }
  return light;
}

/* A zero of the right-hand input: the windows that read it and get nothing from it. */
function lightZero(model, padded) {
  const light = none();
  light.padded.set(padded, -1);
  const { rows, columns } = model;
  const r = Math.floor(padded / columns.padded), c = padded % columns.padded;
  for (let o = 0; o < rows.m; o++) for (let u = 0; u < rows.k; u++) {
    if (rows.windows[o * rows.k + u] !== r) continue;
    for (let q = 0; q < columns.m; q++) for (let v = 0; v < columns.k; v++)
      if (columns.windows[q * columns.k + v] === c) light.out.set(o * columns.m + q, -1);
  }
  return light;
}

/* Where in the window a kernel element lies; turning twice by 180 degrees is turning back. */
export function placeInWindow(model, kernel, flip) {
  const { columns } = model;
  return kernelAt(model, Math.floor(kernel / columns.k), kernel % columns.k, flip);
}

/* What a pointed-at cell of any grid lights. */
export function lightOf(model, { grid, cell }, flip) {
  switch (grid) {
    case "x": return lightInput(model, cell, flip);
    case "w": return lightKernel(model, cell, flip);
    case "stamp": return lightKernel(model, cell, flip);
    case "flipped": return lightKernel(model, placeInWindow(model, cell, flip), flip);
    case "board": return lightBoard(model, cell, flip);
    case "out": return lightOutput(model, cell, flip);
    case "padded": {
      const input = sourceOfPadded(model, cell);
      return input >= 0 ? lightInput(model, input, flip) : lightZero(model, cell);
    }
    default: return NOTHING;
  }
}

/* The board cell whose sum the equation spells out while an input's stamp lands:
   under the middle of the kernel's last row, else the first one that the crop leaves. */
export function boardCellOfStamp(model, input) {
  const { rows, columns } = model;
  const wanted = (rows.k - 1) * columns.k + Math.floor(columns.k / 2);
  let first = -1, found = -1, any = -1;
  eachOfStamp(model, input, (cell, _, kernel) => {
    if (any < 0) any = cell;
    if (outputOfBoard(model, cell) < 0) return;
    if (first < 0) first = cell;
    if (kernel === wanted) found = cell;
  });
  return found >= 0 ? found : first >= 0 ? first : any;
}
