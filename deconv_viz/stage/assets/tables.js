/* The grids as tables for screen readers: real numbers in real cells, rebuilt only when they are read. */

import { outputOfBoard, sourceOfPadded } from "./model.js";
import { found, given } from "./veil.js";

const MOST_CELLS = 2500; // a table beyond this is no help to anybody; the readout names single cells

function table(caption, rows, columns, value) {
  const element = document.createElement("table");
  element.createCaption().textContent = caption;
  const head = element.createTHead().insertRow();
  head.append(document.createElement("td"));
  for (let c = 0; c < columns; c++) {
    const th = document.createElement("th");
    th.scope = "col"; th.textContent = c;
    head.append(th);
  }
  const body = element.createTBody();
  for (let r = 0; r < rows; r++) {
    const row = body.insertRow();
    const th = document.createElement("th");
    th.scope = "row"; th.textContent = r;
    row.append(th);
    for (let c = 0; c < columns; c++) row.insertCell().textContent = value(r * columns + c);
  }
  return element;
}

export function fillTables(box, model, verdict, words) {
  const { rows, columns } = model;
  const list = [
    [words.input, rows.n, columns.n, (cell) => given(model, model.x[cell])],
    [words.kernel, rows.k, columns.k, (cell) => given(model, model.w[cell])],
    [words.canvas, rows.canvas, columns.canvas, (cell) => found(model, model.full[cell]) + (outputOfBoard(model, cell) < 0 ? ` (${words.cropped_short})` : "")],
    [words.padded, rows.padded, columns.padded, (cell) => { const i = sourceOfPadded(model, cell); return i >= 0 ? given(model, model.x[i]) : "0"; }],
    [words.output, rows.m, columns.m, (cell) => found(model, verdict.gathered[cell])],
  ];
  box.replaceChildren(...list.map(([caption, r, c, value]) => {
    if (r * c <= MOST_CELLS) return table(caption, r, c, value);
    const note = document.createElement("p");
    note.textContent = `${caption}: ${words.too_large}`;
    return note;
  }));
}
