/* The picture that is drawn: 28 rows of 28 bytes, by mouse, finger, pen or arrow keys. */

import { rgbOf } from "./plate.js";

const SIDE = 28;
const PEN = 1.1; // half the width of a stroke, in cells: about what MNIST's have
const MOST_UNDONE = 50;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function createInk({ changed, say }) {
  const ink = new Uint8ClampedArray(SIDE * SIDE);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  canvas.tabIndex = 0;
  const cursor = document.createElement("i");
  cursor.className = "cursor";
  const past = [];
  let said = {}, theme = null, rubber = false, last = null, at = { row: 13, column: 13 }, stroke = null, queued = 0;

  function mount(hole, words) {
    said = words;
    hole.replaceChildren(canvas, cursor);
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", said.label ?? "");
    place();
  }

  function set(pixels) {
    ink.set(pixels);
    past.length = 0;
    draw();
  }

  /* Ink from one point to another; the rubber takes away as much. */
  function line(from, to) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy || 1e-9;
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++) {
        const share = Math.min(1, Math.max(0, ((column + 0.5 - from.x) * dx + (row + 0.5 - from.y) * dy) / length));
        const distance = Math.hypot(column + 0.5 - from.x - share * dx, row + 0.5 - from.y - share * dy);
        const dark = 255 * Math.min(1, Math.max(0, PEN + 0.5 - distance));
        const cell = row * SIDE + column;
        ink[cell] = rubber ? Math.min(ink[cell], 255 - dark) : Math.max(ink[cell], dark);
      }
    draw();
    changed();
  }

  const keep = () => { past.push(ink.slice()); if (past.length > MOST_UNDONE) past.shift(); };
  const pointOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * SIDE, y: ((event.clientY - box.top) / box.height) * SIDE };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    keep();
    stroke = event.pointerId;
    last = pointOf(event);
    line(last, last);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== stroke) return;
    for (const each of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const next = pointOf(each);
      line(last, next);
      last = next;
    }
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => { if (event.pointerId === stroke) stroke = null; });

  canvas.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey) { if (key !== "z") return; act("undo"); }
    else if (STEPS[event.key]) walk(STEPS[event.key], event.shiftKey);
    else if (event.key === " " || event.key === "Enter") { keep(); dot(at, at); }
    else if (event.key === "Delete" || event.key === "Backspace") act("clear");
    else if (key === "r") act(rubber ? "pen" : "rubber");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  function walk([down, right], drawing) {
    const within = (number) => Math.min(SIDE - 1, Math.max(0, number));
    const next = { row: within(at.row + down), column: within(at.column + right) };
    if (drawing) { keep(); dot(at, next); }
    at = next;
    place();
    say(fill(said.cell, { row: at.row, column: at.column, ink: ink[at.row * SIDE + at.column] }));
  }
  const centre = ({ row, column }) => ({ x: column + 0.5, y: row + 0.5 });
  const dot = (from, to) => line(centre(from), centre(to));
  function place() {
    Object.assign(cursor.style, { left: `${(at.column / SIDE) * 100}%`, top: `${(at.row / SIDE) * 100}%`, width: `${100 / SIDE}%`, height: `${100 / SIDE}%` });
  }

  function act(what) {
    if (what === "pen" || what === "rubber") rubber = what === "rubber";
    else if (what === "undo") { if (!past.length) return; ink.set(past.pop()); draw(); changed(); }
    else if (what === "clear") { keep(); ink.fill(0); draw(); changed(); }
    if (said[what]) say(said[what]);
    for (const button of canvas.getRootNode().querySelectorAll?.("[data-do]") ?? []) sync(button);
  }
  function sync(button) {
    const { do: what } = button.dataset;
    if (what === "pen" || what === "rubber") button.setAttribute("aria-pressed", rubber === (what === "rubber"));
  }

  function draw() {
    if (!queued) queued = requestAnimationFrame(() => { queued = 0; if (theme) paint(theme); });
  }
  function paint(next) {
    theme = next;
    const image = new ImageData(SIDE, SIDE);
    const [none, full] = [rgbOf(theme.blank.fill), rgbOf(theme.role.input)];
    for (let cell = 0; cell < ink.length; cell++) {
      for (let part = 0; part < 3; part++) image.data[cell * 4 + part] = none[part] + ((full[part] - none[part]) * ink[cell]) / 255;
      image.data[cell * 4 + 3] = 255;
    }
    canvas.getContext("2d").putImageData(image, 0, 0);
  }
  return { size: SIDE * SIDE, mount, set, act, sync, paint, pixels: () => ink, close: () => cancelAnimationFrame(queued) };
}

const fill = (template, values) => (template ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
