/* A player without a stage, for what the stage does not draw: it leads the sheets beside it, and a chart whose
   frames are named by their step. What a step lights was worked out in Python. */

import { createLeader } from "./follow.js";
import { SPEEDS, actionOfKey, createClock, drawPlay, playerHtml } from "./player.js";
import { readTheme } from "./theme.js";

const NARROW = 640; // pixels, as on the stage
const FIRST_STEP = 0.32; // of all steps, as on the stage
const CHART_EVERY = 150; // ms between looks at the chart
const PATIENCE = 1000; // ms for it to show a frame
const players = new WeakMap();
const left = new Map(); // where the visitor left each lesson: Streamlit may replace a mount
const decoder = new TextDecoder();

export default function ({ data, parentElement }) {
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = createPlayer(parentElement)));
  player.show(JSON.parse(decoder.decode(data)));
  return () => {
    player.close();
    players.delete(parentElement);
  };
}

function createPlayer(parent) {
  const root = document.createElement("div");
  root.className = "stage";
  root.dataset.steps = "";
  root.tabIndex = 0;
  parent.append(root);
  const events = new AbortController();
  const size = new ResizeObserver(() => root.toggleAttribute("data-narrow", root.clientWidth < NARROW));
  size.observe(root);
  const state = { step: 0, speed: 2, loop: false, playing: false };
  const view = {};
  let data = null, watched = null, pressed = {}, waiting = 0, painting = 0;
  const $ = (selector) => root.querySelector(selector);
  const leader = createLeader(({ step }) => { play(false); go(step); }, events.signal);
  const last = () => data.lit.length;
  const clock = createClock(() => state.speed, (count) => {
    const next = state.step + count;
    if (next <= last()) go(next);
    else if (state.loop) go(0);
    else { go(last()); play(false); }
    return state.playing;
  });

  function show(next) {
    const first = data === null;
    recolour();
    if (!first && JSON.stringify(next) === JSON.stringify(data)) return;
    const wasDone = !first && state.step >= last();
    data = next;
    if (first) build();
    $(".scrub").max = last();
    delete view["scene.aspectratio"]; // another volume has another shape
    pressed = {};
    if (first) go(left.get(data.name) ?? Math.round(last() * FIRST_STEP));
    else go(wasDone ? last() : state.step);
  }

  /* Null until the style sheet has arrived; the call tells the style sheet whether the ground is dark. */
  function recolour() {
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(() => { if (!readTheme(root, parent.host ?? parent)) recolour(); });
  }

  function build() {
    root.setAttribute("aria-label", data.words.scrub);
    root.innerHTML = `<div class="player">${playerHtml(data.words)}</div>`;
    $(".choice").remove(); // these steps have one order
    $(".speed select").value = SPEEDS.includes(state.speed) ? state.speed : SPEEDS[0];
    root.addEventListener("click", (event) => act(event.target.closest("[data-do]")?.dataset.do));
    $(".scrub").addEventListener("input", (event) => { play(false); go(Number(event.target.value)); });
    $(".speed select").addEventListener("change", (event) => { state.speed = Number(event.target.value); });
    root.addEventListener("keydown", (event) => {
      if (act(actionOfKey(event, event.target))) event.preventDefault();
    });
  }

  const actions = {
    first: () => go(0), last: () => go(last()), forward: () => go(state.step + 1), back: () => go(state.step - 1),
    loop: () => { state.loop = !state.loop; $('[data-do="loop"]').setAttribute("aria-pressed", state.loop); },
    play: () => {
      if (!state.playing && state.step >= last()) go(0);
      play(!state.playing);
    },
  };

  function act(name) {
    if (!actions[name]) return false;
    if (name !== "play" && name !== "loop") play(false);
    actions[name]();
    return true;
  }

  function play(on) {
    if (state.playing === on) return;
    state.playing = on;
    drawPlay($('[data-do="play"]'), on, data.words);
    if (on) clock.start();
    else clock.stop();
  }

  function go(step) {
    state.step = Math.max(0, Math.min(last(), step));
    left.set(data.name, state.step);
    $(".scrub").value = state.step;
    $(".count").textContent = `${state.step} / ${last()}`;
    root.dataset.step = state.step;
    const lit = data.lit[state.step - 1] ?? [];
    leader.tell({ step: state.step, order: "input", at: state.step ? `i${state.step - 1}` : "", lit });
    drawChart();
  }

  /* Plotly shows a frame when the button of its step is pressed. The buttons are part of the figure, and hidden by
     the page; which frame it shows, the figure says in its layout's meta. It may arrive after the player and be
     replaced under it, so it is looked at again and again. */
  function drawChart() {
    clearTimeout(waiting);
    waiting = setTimeout(drawChart, CHART_EVERY);
    const buttons = document.querySelectorAll(`.st-key-${data.chart} .updatemenu-button`);
    const figure = buttons[0]?.closest(".js-plotly-plot");
    if (buttons.length !== last() + 1) return;
    watch(figure);
    if (figure.layout.meta === `${state.step}`) return;
    const now = performance.now();
    if (pressed.step === state.step && now - pressed.at < PATIENCE) return;
    pressed = { step: state.step, at: now };
    keepView(figure);
    buttons[state.step].dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  /* A frame is drawn with the figure's own layout, which does not know how the visitor has turned and zoomed it.
     Another figure has another shape, but is looked at from the same side. */
  function watch(figure) {
    if (watched === figure) return;
    watched = figure;
    figure.on("plotly_relayout", (changes) => Object.assign(view, changes));
  }

  function keepView(figure) {
    for (const name of ["camera", "aspectratio"]) {
      const kept = view[`scene.${name}`];
      if (kept && figure.layout.scene) figure.layout.scene[name] = kept;
    }
  }

  function close() {
    clock.stop();
    clearTimeout(waiting);
    cancelAnimationFrame(painting);
    size.disconnect();
    events.abort();
    root.remove();
  }

  return { show, close };
}
