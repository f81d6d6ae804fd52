/* Help: the stage's keys, and the way into the tour. */

import { createDialog, element, openDialog, partButton } from "./bar_parts.js";

const KEYS = [
  ["play", ["space"]], ["step", ["→", "←"]], ["row", ["↓", "↑"]], ["ends", ["Home", "End"]], ["order", ["O"]], ["loop", ["L"]],
  ["turn", ["T"]], ["flip", ["F"]], ["speed", ["+", "−"]], ["leave", ["Esc"]], ["undo", ["Ctrl+Z", "Ctrl+Y"]],
];

export function createHelp(bar, tour) {
  const { say, tell } = bar.shown;
  const button = partButton("help", "", say.help);
  button.setAttribute("aria-haspopup", "dialog");
  const dialog = createDialog(say.keys, say.close);
  dialog.classList.add("help");
  const list = element("dl");
  for (const [name, keys] of KEYS) {
    const term = element("dt");
    for (const key of keys) term.append(element("kbd", {}, key === "space" ? say["key.space"] : key), " ");
    list.append(term, element("dd", {}, say[`key.${name}`]));
  }
  const begin = element("button", { type: "button", class: "primary begin" }, tell.start);
  begin.addEventListener("click", () => { dialog.close(); tour.begin(); });
  const row = element("p", { class: "row" });
  row.append(begin);
  dialog.append(element("p", {}, say.keys_says), list, row);
  button.addEventListener("click", () => { openDialog(bar.root, dialog); begin.focus(); });
  return { nodes: [button], close: () => dialog.close() };
}
