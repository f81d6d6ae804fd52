/* The matrix of a state beneath the stage, in step with it: row o, column i, entry w[t], read off the stage's own taps. */

import { createFollower } from "../../stage/assets/follow.js";
import { boardOfOutput, termsOfBoard } from "../../stage/assets/model.js";
import { given } from "../../stage/assets/veil.js";

const MOST_ROWS = 40;
const MOST_COLUMNS = 24;

export function createMatrix(box, theme) {
  const events = new AbortController();
  const follower = createFollower(box, () => {}, events.signal);

  function show(model, words) {
    if (model.outputs > MOST_ROWS || model.inputs > MOST_COLUMNS) {
      box.textContent = words.text("static.matrix_large", { rows: model.outputs, columns: model.inputs });
      return;
    }
    const table = document.createElement("table");
    table.className = "matrix";
    const caption = document.createElement("p");
    caption.textContent = words.text("static.matrix");
    table.setAttribute("aria-label", caption.textContent);
    const colours = theme();
    for (let o = 0; o < model.outputs; o++) {
      const entries = new Map(termsOfBoard(model, boardOfOutput(model, o)).map((term) => [term.input, term]));
      const row = table.insertRow();
      for (let i = 0; i < model.inputs; i++) {
        const cell = row.insertCell(), entry = entries.get(i);
        cell.dataset.at = `i${i} o${o}`;
        cell.dataset.go = `i${i}`;
        cell.textContent = entry ? given(model, entry.w) : "0";
        if (!entry) { cell.className = "blank"; continue; }
        const { fill, ink } = colours.hue(entry.kernel, model.rows.k * model.columns.k);
        cell.style.backgroundColor = fill;
        cell.style.color = ink;
      }
    }
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.append(table);
    box.replaceChildren(caption, frame);
    follower.ask();
    follower.follow();
  }

  return { show };
}
