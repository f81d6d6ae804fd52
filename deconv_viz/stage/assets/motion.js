/* The three movements: the kernel turning, the window sliding, the stamp flying to where it lands.
   None of them under prefers-reduced-motion, and none that would lag behind a fast player. */

import { eachOfStamp } from "./model.js";
import { short } from "./numbers.js";
import { hides } from "./veil.js";

const quietly = window.matchMedia("(prefers-reduced-motion: reduce)");
export const quiet = () => quietly.matches;

const SLOW = 5; // steps a second: up to here windows slide and stamps fly

const eased = (share) => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2);

/* Calls draw(share from 0 to 1) on each frame; returns a function that ends it at once. */
function animate(duration, draw, { delay = 0, done = () => {} } = {}) {
  const start = performance.now() + delay;
  let frame = requestAnimationFrame(function move(now) {
    const share = Math.max(0, Math.min(1, (now - start) / duration));
    draw(eased(share));
    if (share < 1) frame = requestAnimationFrame(move);
    else done();
  });
  return () => cancelAnimationFrame(frame);
}

/* Part of the way to the target; { moving: false } once it is there. */
function slideTowards(from, target) {
  const next = {
    top: from.top + (target.top - from.top) * 0.35,
    left: from.left + (target.left - from.left) * 0.35,
  };
  const near = Math.abs(next.top - target.top) + Math.abs(next.left - target.left) < 0.05;
  return { at: near ? target : next, moving: !near };
}

/* Draws the stamp of one input between the stamp grid and the canvas, on a layer over the panel. */
function drawFlight(layer, panel, input, theme, share) {
  const { model, grids } = panel;
  const base = layer.getBoundingClientRect();
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  if (layer.width !== Math.round(base.width * ratio)) {
    layer.width = Math.round(base.width * ratio);
    layer.height = Math.round(base.height * ratio);
  }
  const context = layer.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, base.width, base.height);
  if (share >= 1) return;
  const from = grids.stamp.canvas.getBoundingClientRect(), to = grids.board.canvas.getBoundingClientRect();
  const hues = grids.stamp.rows * grids.stamp.columns;
  const place = (rect, grid, cell) => [
    rect.left - base.left + 2 + (cell % grid.columns) * grid.cell,
    rect.top - base.top + 2 + Math.floor(cell / grid.columns) * grid.cell,
  ];
  context.textAlign = "center";
  context.textBaseline = "middle";
  eachOfStamp(model, input, (cell, product, kernel) => {
    const [x0, y0] = place(from, grids.stamp, kernel);
    const [x1, y1] = place(to, grids.board, cell);
    const size = grids.stamp.cell + (grids.board.cell - grids.stamp.cell) * share - 1;
    const { fill, ink } = theme.hue(kernel, hues);
    const left = x0 + (x1 - x0) * share, top = y0 + (y1 - y0) * share;
    context.globalAlpha = 0.85;
    context.fillStyle = fill;
    context.fillRect(left, top, size, size);
    const text = hides(model, "values") ? "" : short(product, 4);
    if (size < 13 || !text) return;
    context.globalAlpha = 1;
    context.fillStyle = ink;
    context.font = `500 ${Math.floor(size * 0.45)}px ${theme.font}`;
    context.fillText(text, left + size / 2, top + size / 2);
  });
}

/* The movements of one stage. `scene()` gives its panels, model and theme. */
export function createMotion(state, scene, queue) {
  let stopTurn = () => {}, stopFlight = () => {};
  const fast = () => quiet() || (state.playing && state.speed > SLOW);

  function slide(top, left) {
    const target = { top, left };
    if (fast() || state.hover || !state.window) return (state.window = target);
    const { at, moving } = slideTowards(state.window, target);
    if (moving) queue();
    return (state.window = at);
  }

  function turnTo(to, { from = state.turn, duration = 700, delay = 0 } = {}) {
    stopTurn();
    state.turn = quiet() ? to : from;
    queue();
    if (!quiet()) stopTurn = animate(duration, (share) => { state.turn = from + (to - from) * share; queue(); }, { delay });
  }

  function fly() {
    land();
    const { panels, model, theme } = scene();
    const panel = panels.find((candidate) => candidate.model === model && candidate.grids.stamp);
    const input = state.step - 1;
    if (!theme) return; // a lesson may play before its style sheet has arrived
    if (fast() || state.order !== "input" || input < 0 || state.hover || state.pin || !panel) return;
    state.flying = true;
    const duration = state.playing ? Math.min(420, 600 / state.speed) : 320;
    stopFlight = animate(duration, (share) => drawFlight(panel.layer, panel, input, theme, share), { done: land });
  }

  function land() {
    stopFlight();
    if (!state.flying) return;
    state.flying = false;
    for (const { layer } of scene().panels) layer.getContext("2d").clearRect(0, 0, layer.width, layer.height);
    queue();
  }

  return { slide, turnTo, fly, land, stop() { stopTurn(); stopFlight(); } };
}
