/* One picture of a scene at a step on a canvas of its own, beside whatever the visitor does on the stage: the
   same panels, painted by the same painters, with their captions as text. */

import { buildPanels } from "./build.js";
import { equationCell, lightFor, stampOf } from "./focus.js";
import { sizeGrid } from "./grid.js";
import { fit, kernelCell } from "./layout.js";
import { verdict as judge } from "./model.js";
import { exact, fill } from "./numbers.js";
import { stepsOf } from "./panels.js";
import { badge, equation } from "./readout.js";
import { readTheme } from "./theme.js";

const MARGIN = 24;
const GAP = 18;
const CAPTION = 22;
const HEADER = 30;
const FOOT = 84;
const TERMS = [6, 4, 3, 2, 1];

/* `root` has the stage's style sheet and theme; draws in `width` by `height` pixels. */
export function createFilm(root, { model, words, order, flip }, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const theme = readTheme(root, root);
  const panels = buildPanels(document.createElement("div"), model, { words, compact: true });
  const verdict = judge(model, flip);
  const inner = (width - 2 * MARGIN - GAP) / 2;
  const { cell, beside } = fit(panels, inner - 24, height - 2 * MARGIN - HEADER - FOOT, false);
  for (const panel of panels)
    for (const [name, grid] of Object.entries(panel.grids)) sizeGrid(grid, kernelCell(name, grid, cell), theme);
  if (!flip) for (const { grids: { flipped } } of panels) if (flipped) flipped.caption.textContent = words.unflipped;
  const steps = stepsOf(model, order);

  function write(text, x, y, { size = 15, weight = 400, colour = theme.text, align = "left", most = inner } = {}) {
    context.font = `${weight} ${size}px ${theme.font}`;
    context.fillStyle = colour;
    context.textAlign = align;
    context.textBaseline = "middle";
    context.fillText(text, x, y, most);
  }

  function drawGrid(grid, x, y, most) {
    const wide = grid.columns * grid.cell + 4, tall = grid.rows * grid.cell + 4;
    write(grid.caption.textContent, x + wide / 2, y + CAPTION / 2, { size: 13, align: "center", colour: theme.blank.ink, most });
    context.drawImage(grid.canvas, x, y + CAPTION, wide, tall);
    return { wide, tall: tall + CAPTION };
  }

  /* Grids beside each other, each as wide as its caption at least, in the middle of the panel. */
  function drawLine(grids, left, top, room) {
    context.font = `400 13px ${theme.font}`;
    const boxes = grids.map((grid) => Math.max(grid.columns * grid.cell + 4, Math.min(context.measureText(grid.caption.textContent).width, room / grids.length)));
    let x = left + (room - boxes.reduce((sum, box) => sum + box, (boxes.length - 1) * GAP)) / 2;
    let tallest = 0;
    grids.forEach((grid, index) => {
      const wide = grid.columns * grid.cell + 4;
      tallest = Math.max(tallest, drawGrid(grid, x + (boxes[index] - wide) / 2, top, boxes[index]).tall);
      x += boxes[index] + GAP;
    });
    return tallest;
  }

  function drawPanel(panel, left) {
    const of = (names) => names.map((name) => panel.grids[name]);
    write(panel.title, left + 12, MARGIN + HEADER / 2, { size: 17, weight: 600 });
    const top = MARGIN + HEADER;
    if (!beside) {
      const tall = drawLine(of(panel.top), left, top, inner);
      drawLine(of(panel.bottom), left, top + tall + 8, inner);
      return;
    }
    const widest = (names) => Math.max(...of(names).map((grid) => grid.columns * grid.cell + 4));
    const [first, second] = [widest(panel.top), widest(panel.bottom)];
    let y = top;
    const x = left + (inner - first - second - GAP) / 2;
    for (const grid of of(panel.top)) y += drawLine([grid], x, y, first) + GAP;
    drawLine(of(panel.bottom), x + first + GAP, top, second);
  }

  function drawEquation(state) {
    const said = document.createElement("p");
    for (const most of TERMS) {
      const { html, ledger } = equation(model, equationCell(state, model), state, theme, words, most);
      said.innerHTML = html;
      said.ledger = ledger;
      context.font = `500 18px ${theme.font}`;
      if (context.measureText(said.textContent).width <= width - 2 * MARGIN) break;
    }
    const y = height - MARGIN - FOOT + 30;
    write(said.textContent, MARGIN, y, { size: 18, weight: 500, most: width - 2 * MARGIN });
    write(said.ledger, MARGIN, y + 32, { colour: theme.blank.ink });
    write(badge(model, verdict, flip, words), width / 2, y + 32, { align: "center", weight: 600, colour: verdict.equal ? theme.role.output : theme.role.negative });
    write(`${state.step} / ${steps}`, width - MARGIN, y + 32, { align: "right", weight: 600 });
    context.fillStyle = theme.line;
    context.fillRect(MARGIN, height - 10, width - 2 * MARGIN, 4);
    context.fillStyle = theme.role.accent;
    context.fillRect(MARGIN, height - 10, ((width - 2 * MARGIN) * state.step) / steps, 4);
  }

  function draw(step) {
    const state = { step, order, flip, turn: flip ? Math.PI : 0, hover: null, pin: null };
    const current = step - 1;
    const stamped = stampOf(state, model, current);
    const look = {
      step, order, flip, turn: state.turn, verdict, stamped, slide: (top, left) => ({ top, left }),
      light: lightFor(state, model, current), current: order === "input" ? current : -1,
    };
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, width, height);
    for (const panel of panels) {
      panel.draw(look, theme);
      const { stamp } = panel.grids;
      if (stamp) stamp.caption.textContent = fill(words.stamp, { value: stamped < 0 ? "x" : exact(model.x[stamped]) });
    }
    panels.forEach((panel, index) => drawPanel(panel, MARGIN + index * (inner + GAP)));
    drawEquation(state);
  }

  return { canvas, draw, steps };
}
