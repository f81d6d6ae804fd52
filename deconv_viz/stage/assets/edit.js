/* Typing into a cell, pasting a block, copying a grid. What the text means is for Python to say:
   the stage sends it as it was typed. */

import { exact } from "./numbers.js";

const MOST_TEXT = 100_000; // characters of a pasted block; the largest grid needs far fewer

export function openEditor(grid, cell, first, value, label, send, done) {
  const input = document.createElement("input");
  input.className = "editor";
  input.inputMode = "decimal";
  input.autocomplete = "off";
  input.setAttribute("aria-label", label);
  input.value = first ?? exact(value);
  const size = Math.max(grid.cell, 30);
  Object.assign(input.style, {
    left: `${(cell % grid.columns) * grid.cell + grid.cell / 2 - size * 0.75 + 2}px`,
    top: `${Math.floor(cell / grid.columns) * grid.cell + grid.cell / 2 - size / 2 + 2}px`,
    width: `${size * 1.5}px`, height: `${size}px`,
  });
  let open = true;
  const close = (commit, move) => {
    if (!open) return;
    open = false;
    const text = input.value.trim();
    input.remove();
    if (commit && text !== "" && text !== exact(value)) send({ row: Math.floor(cell / grid.columns), column: cell % grid.columns, text });
    done(move);
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const move = { Enter: grid.columns, ArrowDown: grid.columns, ArrowUp: -grid.columns, Tab: event.shiftKey ? -1 : 1 }[event.key];
    if (event.key === "Escape") { event.preventDefault(); close(false, 0); }
    else if (move !== undefined) { event.preventDefault(); close(true, move); }
  });
  input.addEventListener("blur", () => close(true, null));
  grid.box.append(input);
  input.focus();
  if (first === undefined) input.select();
}

export function pasteInto(event, send, cell, columns) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.trim()) return;
  event.preventDefault();
  send({ row: Math.floor(cell / columns), column: cell % columns, text: text.slice(0, MOST_TEXT) });
}

export function copyGrid(event, values, columns) {
  const lines = [];
  for (let start = 0; start < values.length; start += columns)
    lines.push(values.slice(start, start + columns).join("\t"));
  event.clipboardData.setData("text/plain", lines.join("\n"));
  event.preventDefault();
}
