/* A sheet: HTML made in Python, its numbers coloured as the stage colours them. Pointing at a cell shows all cells
   that belong to it; a click, or Enter on the cell that the arrow keys led to, tells Python which was chosen. */

import { createFollower } from "./follow.js";
import { readTheme } from "./theme.js";

const sheets = new WeakMap();
const decoder = new TextDecoder();
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/* A sheet that a wire may reach ends with its key and the number of the wire's last message (stage/sheet.py). */
const ENDING = /<!--(\S+) (\d+)-->$/;

export default function ({ data, parentElement, setTriggerValue }) {
  let sheet = sheets.get(parentElement);
  if (!sheet) sheets.set(parentElement, (sheet = createSheet(parentElement)));
  sheet.choose = (value) => setTriggerValue("choice", value);
  const html = decoder.decode(data);
  const [, key = "", number = 0] = html.match(ENDING) ?? [];
  sheet.key = key;
  sheet.show(html.replace(ENDING, ""), Number(number));
  return () => {
    sheet.close();
    sheets.delete(parentElement);
  };
}

function createSheet(parent) {
  const root = document.createElement("div");
  root.className = "stage sheet";
  root.dataset.sheet = "";
  root.dataset.bare = "";
  // The roles' colours stand in the stage's own style sheet and nowhere else.
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("stage.css", import.meta.url).href;
  style.onload = () => paint();
  parent.append(style, root);

  // For the page's style sheet, which veils sheets where a link hides numbers.
  parent.host?.setAttribute("data-sheet-host", "");

  let shown = null, last = 0, waiting = 0, theme = null;
  const events = new AbortController();
  const follower = createFollower(root, (cell) => { if (theme) colour(cell); }, events.signal);
  const sheet = { show, close, key: "", choose: () => {} };
  window.addEventListener("deconv_viz:wire", ({ detail }) => {
    const html = detail.sheets[sheet.key];
    if (html !== undefined) show(html, detail.number);
  }, { signal: events.signal });

  function show(html, number) {
    if (number && number < last) { paint(); return; } // 0: a session in which no wire has sent anything
    last = number;
    const place = placeOf(root.getRootNode().activeElement);
    if (html !== shown) {
      root.innerHTML = html;
      shown = html;
      if (place) enter(find(place));
      follower.follow();
    }
    paint();
  }

  /* The theme's variables are there a frame after a change of theme, the style sheet when it has arrived. */
  function paint() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      theme = readTheme(root, parent.host ?? parent);
      if (!theme) return;
      for (const cell of root.querySelectorAll("[data-hue], [data-value]")) colour(cell);
      delete root.dataset.bare;
      root.dataset.ready = "";
      follower.ask();
    });
  }

  function colour(cell) {
    const { hue, value, role, most } = { ...cell.closest("[data-role]")?.dataset, ...cell.dataset };
    const [index, count] = (hue ?? "").split("/").map(Number);
    const { fill, ink } = hue ? theme.hue(index, count) : Number(value) === 0 ? theme.blank : theme.tint(role, Number(value), Number(most));
    cell.style.backgroundColor = fill;
    cell.style.fill = fill;
    cell.style.color = ink;
  }

  const placeOf = (element) => element?.dataset?.choose && { id: element.closest("table")?.id, choose: element.dataset.choose };
  /* One cell of a grid is on the way of the Tab key: the one that was entered last. */
  function enter(element) {
    if (element?.tagName === "TD") {
      element.closest("table").querySelector("td[tabindex]")?.removeAttribute("tabindex");
      element.tabIndex = 0;
    }
    element?.focus({ preventScroll: true });
  }

  const find = ({ id, choose }) => root.querySelector(`${id ? `#${id} ` : ""}[data-choose="${choose}"]`);

  function point(choose) {
    for (const cell of root.querySelectorAll(".pointed")) cell.classList.remove("pointed");
    if (choose) for (const cell of root.querySelectorAll(`td[data-choose="${choose}"]`)) cell.classList.add("pointed");
  }

  function walk(cell, [down, right]) {
    const table = cell.closest("table");
    const row = table.rows[cell.parentElement.rowIndex + down];
    const next = row?.cells[cell.cellIndex + right];
    if (!next?.dataset.choose) return;
    enter(next);
    point(next.dataset.choose);
  }

  root.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-choose]");
    if (!chosen) return;
    enter(chosen);
    sheet.choose(chosen.dataset.choose);
  });
  root.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-choose]");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (STEPS[event.key]) walk(cell, STEPS[event.key]);
    else if (event.key === "Enter" || event.key === " ") sheet.choose(cell.dataset.choose);
    else return;
    event.preventDefault();
  });
  root.addEventListener("pointerover", (event) => point(event.target.closest("td[data-choose]")?.dataset.choose));
  root.addEventListener("pointerleave", () => point(null));

  function close() {
    cancelAnimationFrame(waiting);
    events.abort();
    parent.host?.removeAttribute("data-sheet-host");
    style.remove();
    root.remove();
  }
  return sheet;
}
