/* One grid of square cells on a canvas: drawing, hit testing, a keyboard cursor.

   Drawn on a canvas at every size: it keeps 60 steps a second where SVG does not, and one
   painter is half the code of two. The numbers for screen readers are in tables.js. */

import { short } from "./numbers.js";

const NUMBERS_FROM = 13; // pixels: below this a digit cannot be read, and the readout takes over
const GAPS_FROM = 7;

/* How high the digits are: their share of the cell, and at most so many pixels. */
const PLAIN = { share: 0.5, most: 20 };
const LARGE = { share: 0.62, most: 72 }; // for readers at the other end of the room

export function createGrid(role, rows, columns) {
  const figure = document.createElement("figure");
  figure.className = `grid grid-${role}`;
  figure.innerHTML = `<figcaption></figcaption><div class="cells" tabindex="0" role="group"><canvas aria-hidden="true"></canvas></div>`;
  const box = figure.querySelector(".cells");
  const canvas = figure.querySelector("canvas");
  return {
    figure, box, canvas, caption: figure.querySelector("figcaption"),
    context: canvas.getContext("2d"),
    role, rows, columns, cell: 0, ratio: 1, digits: PLAIN, cursor: null, turn: 0,
  };
}

export function sizeGrid(grid, cell, theme, large = false) {
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  if (grid.cell === cell && grid.ratio === ratio && grid.font === theme.font) return;
  Object.assign(grid, { cell, ratio, font: theme.font, digits: large ? LARGE : PLAIN });
  const width = grid.columns * cell, height = grid.rows * cell;
  grid.canvas.width = Math.ceil((width + 4) * ratio);
  grid.canvas.height = Math.ceil((height + 4) * ratio);
  grid.canvas.style.width = `${width + 4}px`;
  grid.canvas.style.height = `${height + 4}px`;
  grid.context.setTransform(ratio, 0, 0, ratio, 2 * ratio, 2 * ratio);
  grid.context.textAlign = "center";
  grid.context.textBaseline = "middle";
  grid.room = Math.max(1, Math.floor((cell - 3) / (fontSize(cell, 4, grid.digits) * 0.58)));
}

/* Long numbers get a smaller size, never less than 8 pixels. */
const fontSize = (cell, characters, { share, most }) =>
  Math.max(8, Math.min(most, Math.floor(Math.min(cell * share, (cell - 3) / (0.58 * Math.max(characters, 1))))));

/* Draws every cell. `look(cell, out)` fills in: fill, ink, text or value, hatch, dim, ring, mark.
   One `out` object is used for all cells: a frame makes no garbage to collect. */
export function drawGrid(grid, theme, look, frame = null) {
  const { context, cell, rows, columns, turn } = grid;
  context.clearRect(-2, -2, columns * cell + 4, rows * cell + 4);
  const gap = cell >= GAPS_FROM ? 1 : 0;
  // A turning square needs more room than a standing one: it shrinks for as long as it turns.
  const shrink = 1 / (Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn)));
  const size = (cell - gap) * shrink;
  const rings = [];
  const out = {};
  let font = "";
  for (let index = 0; index < rows * columns; index++) {
    out.fill = theme.blank.fill; out.ink = theme.blank.ink; out.value = null; out.text = ""; out.hatch = 0; out.dim = 1; out.ring = null; out.mark = false;
    look(index, out);
    let left = (index % columns) * cell, top = Math.floor(index / columns) * cell;
    if (turn) {
      const cx = (columns * cell) / 2, cy = (rows * cell) / 2;
      const dx = (left + cell / 2 - cx) * shrink, dy = (top + cell / 2 - cy) * shrink;
      left = cx + dx * Math.cos(turn) - dy * Math.sin(turn) - (cell * shrink) / 2;
      top = cy + dx * Math.sin(turn) + dy * Math.cos(turn) - (cell * shrink) / 2;
    }
    context.fillStyle = out.fill;
    context.globalAlpha = out.dim; // the ground only: a dimmed number would lose its contrast
    context.fillRect(left, top, size, size);
    context.globalAlpha = 1;
    if (out.hatch && cell >= 5) hatch(context, left, top, size, out.hatch, theme);
    if (cell >= NUMBERS_FROM && (out.value !== null || out.text)) {
      const text = out.text || short(out.value, grid.room) || "\u2026";
      const wanted = `500 ${fontSize(cell, text.length, grid.digits)}px ${grid.font}`;
      if (wanted !== font) context.font = font = wanted;
      context.fillStyle = out.ink;
      context.fillText(text, left + size / 2, top + size / 2 + 0.5);
    }
    if (out.mark && cell >= 8) {
      context.fillStyle = theme.role.negative;
      context.beginPath();
      context.moveTo(left + size, top); context.lineTo(left + size, top + size * 0.34); context.lineTo(left + size * 0.66, top);
      context.fill();
    }
    if (out.ring) rings.push(left, top, out.ring);
  }
  for (let index = 0; index < rings.length; index += 3) ring(context, rings[index], rings[index + 1], size, size, rings[index + 2], cell >= 12 ? 2 : 1);
  if (frame) for (const { top, left, height, width, colour, weight } of frame)
    ring(context, left * cell, top * cell, width * cell - gap, height * cell - gap, colour, weight);
  if (grid.cursor !== null) {
    const left = (grid.cursor % columns) * cell, top = Math.floor(grid.cursor / columns) * cell;
    context.setLineDash([3, 2]);
    ring(context, left, top, size, size, theme.text, 2);
    context.setLineDash([]);
  }
}

function ring(context, left, top, width, height, colour, weight) {
  context.strokeStyle = colour;
  context.lineWidth = weight;
  context.strokeRect(left, top, width, height);
}

/* Never colour alone: 1 = inserted zero (a dot), 2 = padding (one stroke), 3 = cropped (two strokes). */
function hatch(context, left, top, size, kind, theme) {
  context.strokeStyle = context.fillStyle = theme.line;
  context.lineWidth = 1;
  if (kind === 1) {
    if (size < NUMBERS_FROM) context.fillRect(left + size / 2 - 1, top + size / 2 - 1, 2, 2);
    return;
  }
  context.save();
  context.beginPath(); context.rect(left, top, size, size); context.clip();
  context.beginPath();
  const pitch = Math.max(4, size / 4);
  for (let offset = pitch; offset < size * 2; offset += pitch) {
    context.moveTo(left + offset, top); context.lineTo(left + offset - size, top + size);
    if (kind === 3) { context.moveTo(left + size - offset, top); context.lineTo(left + size * 2 - offset, top + size); }
  }
  context.globalAlpha *= 0.55;
  context.stroke();
  context.restore();
}

/* The cell under a pointer event, or -1. */
export function cellAt(grid, event) {
  const bounds = grid.canvas.getBoundingClientRect();
  const column = Math.floor((event.clientX - bounds.left - 2) / grid.cell);
  const row = Math.floor((event.clientY - bounds.top - 2) / grid.cell);
  return row >= 0 && row < grid.rows && column >= 0 && column < grid.columns ? row * grid.columns + column : -1;
}
