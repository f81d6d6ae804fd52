/* A pad to draw on, and plates of pictures beside it. One message brings all pixels; a stroke sends 784 bytes, and the
   next only when the answer to it has come. */

import { createInk } from "./ink.js";
import { createPlate } from "./plate.js";
import { readTheme } from "./theme.js";

const pads = new WeakMap();
const decoder = new TextDecoder();
const PATIENCE = 2000; // ms after which an answer is no longer waited for

export default function ({ data, parentElement, setTriggerValue }) {
  let pad = pads.get(parentElement);
  if (!pad) pads.set(parentElement, (pad = createPad(parentElement)));
  pad.send = setTriggerValue;
  pad.show(data);
  return () => {
    pad.close();
    pads.delete(parentElement);
  };
}

function createPad(parent) {
  const root = document.createElement("div");
  root.className = "stage sheet pad";
  root.dataset.drawing = "";
  root.dataset.bare = "";
  const live = document.createElement("div");
  live.className = "hidden";
  live.setAttribute("aria-live", "polite");
  // The colours of roles and the look of number grids stand in those style sheets and nowhere else.
  const styles = ["stage.css", "sheet.css"].map((name) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL(name, import.meta.url).href;
    style.onload = () => paint();
    return style;
  });
  parent.append(...styles, root, live);

  let html = null, head = null, theme = null, waiting = 0, turn = 0, source = null;
  let answered = null, asked = null, askedAt = 0, dirty = false, patience = 0, shownAt = 0;
  const plates = new Map();
  const ink = createInk({ changed, say: (text) => { live.textContent = text; } });
  const pad = { show, close, send: () => {} };

  async function show(data) {
    const mine = ++turn;
    const length = new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true);
    const next = JSON.parse(decoder.decode(data.subarray(4, 4 + length)));
    const pixels = await inflate(data.subarray(4 + length));
    if (mine !== turn) return; // a newer message was quicker
    take(next, pixels);
  }

  function take(next, pixels) {
    head = next;
    const place = placeOf(root.getRootNode().activeElement);
    if (head.html !== html) {
      root.innerHTML = html = head.html;
      plates.clear();
      const hole = root.querySelector("[data-pad]");
      if (hole) ink.mount(hole, head.words);
      for (const button of root.querySelectorAll("[data-do]")) ink.sync(button);
    }
    for (const [name, words] of Object.entries(head.says))
      for (const element of root.querySelectorAll(`[data-say="${name}"]`)) if (element.textContent !== words) element.textContent = words;
    let start = 0;
    if (head.drawn) {
      const picture = pixels.subarray(0, (start = ink.size));
      if (head.source !== source) { ink.set(picture); dirty = false; }
      source = head.source;
    }
    for (const about of head.plates) {
      const [count, rows, columns] = about.shape;
      const size = count * rows * columns;
      const hole = root.querySelector(`[data-plate="${about.name}"]`);
      if (hole) {
        if (!plates.has(about.name)) plates.set(about.name, createPlate(hole, { choose: (value) => pad.send("choice", value), say: (text) => { live.textContent = text; } }));
        plates.get(about.name).take(about, pixels.subarray(start, start + size));
      }
      start += size;
    }
    if (place && root.getRootNode().activeElement !== place) find(place)?.focus({ preventScroll: true });
    answered = head.answer;
    if (asked !== null && answered === asked) { asked = null; root.dataset.took = Math.round(performance.now() - askedAt); }
    paint();
    if (dirty) changed();
  }

  /* What was drawn goes out at once if nothing is on its way, else when the answer is there. */
  function changed() {
    dirty = true;
    if (asked !== null && performance.now() - askedAt < PATIENCE) {
      clearTimeout(patience);
      patience = setTimeout(() => { if (dirty) changed(); }, PATIENCE);
      return;
    }
    dirty = false;
    asked = Math.random().toString(36).slice(2, 10);
    askedAt = performance.now();
    pad.send("drawing", `${asked}.${btoa(String.fromCharCode(...ink.pixels()))}`);
  }

  /* The theme's variables are there a frame after a change of theme, the style sheets when they have arrived. */
  function paint() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      theme = readTheme(root, parent.host ?? parent);
      if (!theme || !head) return;
      ink.paint(theme);
      for (const plate of plates.values()) plate.paint(theme);
      for (const cell of root.querySelectorAll("[data-hue], [data-value]")) colour(cell);
      delete root.dataset.bare;
      root.dataset.ready = "";
      root.dataset.shown = ++shownAt;
      root.dataset.answer = answered ?? "";
    });
  }

  function colour(cell) {
    const { hue, value, role, most } = { ...cell.closest("[data-role]")?.dataset, ...cell.dataset };
    const [index, count] = (hue ?? "").split("/").map(Number);
    const { fill, ink: on } = hue ? theme.hue(index, count) : Number(value) === 0 ? theme.blank : theme.tint(role, Number(value), Number(most));
    cell.style.backgroundColor = fill;
    cell.style.color = on;
  }

  const placeOf = (element) => {
    if (!element || !root.contains(element)) return null;
    if (element.dataset.choose) return `[data-choose="${element.dataset.choose}"]`;
    if (element.dataset.do) return `[data-do="${element.dataset.do}"]`;
    const plate = element.closest("[data-plate]");
    return plate ? `[data-plate="${plate.dataset.plate}"] canvas` : element.closest("[data-pad]") ? "[data-pad] canvas" : null;
  };
  const find = (place) => root.querySelector(place);

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose], [data-do]");
    if (button?.dataset.do) {
      ink.act(button.dataset.do);
      for (const each of root.querySelectorAll("[data-do]")) ink.sync(each);
    } else if (button) pad.send("choice", button.dataset.choose);
  });

  function close() {
    cancelAnimationFrame(waiting);
    clearTimeout(patience);
    ink.close();
    for (const style of styles) style.remove();
    root.remove();
    live.remove();
  }
  return pad;
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
