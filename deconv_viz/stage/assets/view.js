/* One running stage: its state, what is shown of it, and what each action does. */

import { buildPanels, buildStage } from "./build.js";
import { equationCell, lightFor, pointed, stampOf } from "./focus.js";
import { createLeader, wordAt, wordsOf } from "./follow.js";
import { sizeGrid } from "./grid.js";
import { fit, kernelCell, typeOf } from "./layout.js";
import { createLink } from "./link.js";
import { outputOfBoard, readModel, verdict as judge } from "./model.js";
import { createMotion, quiet } from "./motion.js";
import { fill } from "./numbers.js";
import { stepsOf } from "./panels.js";
import { SPEEDS, actionOfKey, createClock, drawPlay, historyOfKey } from "./player.js";
import { focusCell, listen } from "./pointing.js";
import { MOST_TERMS, badge, describe, equation, sentence } from "./readout.js";
import { fillTables } from "./tables.js";
import { readTheme } from "./theme.js";
import { REVEAL, given, lift, offer, veil } from "./veil.js";

const SPOKEN = 1; // steps a second: faster than this a screen reader could not follow
const READ_SLOW = 10; // steps a second: up to here the equation follows each step,
const READ_EVERY = 90; // beyond it every so many ms
const PANEL_FOOT = 8; // pixels of a panel's padding and border below its grids, as in stage.css
const FIRST_STEP = 0.32; // of all steps: far enough for overlaps, early enough to see what is to come

/* What outlives one mount: the words of each language, and where the visitor left each lesson's player,
   for a return by a link that does not say, and for a mount that Streamlit replaces under the player. */
const known = new Map();
const left = new Map();

export function createStage(root, host) {
  const state = {
    step: 0, order: "input", flip: true, untouched: true, speed: 2, loop: false, playing: false,
    hover: null, pin: null, cursor: null, turn: Math.PI, window: null, flying: false, revealed: false,
  };
  let data = null, held = null, model = null, panels = [], theme = null, verdict = null, words = {};
  let cell = 0, painted = 0, unseen = false, queued = 0, read = 0;
  const $ = (selector) => root.querySelector(selector);
  const stage = {
    root, state, show, close, send: () => {}, queue, say,
    resume() { const next = held; held = null; if (next) show(next); },
    panels: () => panels, model: () => model, words: () => words, pause: () => setPlaying(false), act: (action) => act(action),
  };
  const events = new AbortController();
  const leader = createLeader(({ order, step }) => { setPlaying(false); setOrder(order); stepTo(step); }, events.signal);
  const steps = () => stepsOf(model, state.order);
  const view = () => ({ step: state.untouched ? null : state.step, order: state.order, flip: state.flip });
  const link = createLink({ view, steps, send: (...message) => stage.send(...message) });
  const motion = createMotion(state, () => ({ panels, model, theme }), queue);

  /* ---- what Python sends ---- */

  function show(next) {
    // New grids would take an open editor away in the middle of a number.
    if (root.querySelector(".editor")) { held = next; return; }
    const first = data === null;
    // Streamlit may replace a mount; its visit goes on, and the player with it.
    const before = left.get(next.link.name);
    const again = first && before?.visit === next.link.visit;
    const visited = first ? !again : next.link.visit !== data.link.visit;
    const spoken = first || next.language !== data.language;
    const changed = first || next.scene.id !== data.scene.id || next.pinned?.id !== data.pinned?.id || next.panel !== data.panel;
    const veiled = !first && String(next.hidden) !== String(data.hidden);
    const wasDone = !first && state.step >= steps();
    if (!first && isOlder(next, data)) { recolour(); layout(); return; }
    if (next.words) known.set(next.language, next.words);
    words = known.get(next.language);
    // Words come with a visit. If that message was overtaken by a later change, ask for another.
    if (!words) { link.ask(next.link); return; }
    data = { ...next, words };
    unseen = true;
    if (changed) model = readModel(data.scene);
    if (spoken) buildStage(root, data);
    if (visited || veiled) state.revealed = false;
    lift(state.revealed);
    if (again) Object.assign(state, before.player);
    if (visited) visit((first && data.link.resume && before?.view) || data.link, first);
    else if (state.untouched) state.step = Math.round(steps() * FIRST_STEP);
    else state.step = wasDone ? steps() : Math.min(state.step, steps());
    if (changed || spoken || veiled) renewPanels();
    verdict = judge(model, state.flip);
    root.dataset.scene = data.scene.id;
    recolour();
    $(".formula").innerHTML = data.formula;
    layout();
    syncControls();
    say();
    link.take(data.link, visited);
    if (visited && !quiet()) {
      if (data.autoplay) { state.loop = true; setPlaying(true); }
      else if (first && state.flip && !data.compact) motion.turnTo(Math.PI, { from: 0, duration: 900, delay: 500 });
    }
    queue();
  }

  /* The address was read anew: the player goes where it says. */
  function visit({ step, order, flip }, first) {
    Object.assign(state, { order, flip, turn: flip ? Math.PI : 0, pin: null, untouched: step === null });
    const opening = data.autoplay && !quiet() ? 0 : Math.round(steps() * FIRST_STEP);
    state.step = Math.min(step ?? (first ? opening : state.step), steps());
  }

  function renewPanels() {
    const hidden = state.revealed ? [] : data.hidden ?? [];
    panels = buildPanels($(".panels"), model, hidden.includes("values") ? { ...data, editable: false } : data);
    for (const panel of panels) veil(panel.model, hidden);
    for (const panel of panels) for (const [name, grid] of Object.entries(panel.grids)) listen(stage, panel, name, grid);
    state.hover = null;
    state.window = null;
    const { pin, cursor } = state;
    const fits = (at, name) => panels.at(-1).grids[name] && at.cell < panels.at(-1).grids[name].rows * panels.at(-1).grids[name].columns;
    state.pin = pin && fits(pin, pin.grid) ? { ...pin, of: model } : null;
    state.cursor = null;
    const home = cursor && panels.find((panel) => panel.model === model && panel.grids[cursor.name]);
    if (home && cursor.cell < home.grids[cursor.name].rows * home.grids[cursor.name].columns) focusCell(stage, home.grids[cursor.name], cursor.cell);
  }

  /* ---- layout and drawing ---- */

  function recolour() {
    const colours = readTheme(root, host);
    if (colours === null) requestAnimationFrame(() => { recolour(); layout(); });
    else if (theme?.key !== colours.key) theme = colours;
  }

  function layout() {
    const width = root.clientWidth;
    if (!width || !theme) return;
    const narrow = width < 640;
    root.toggleAttribute("data-narrow", narrow);
    const box = $(".panels");
    const inner = (narrow || panels.length === 1 ? width : (width - 16) / 2) - 24;
    const header = box.querySelector(".line").getBoundingClientRect().top - box.getBoundingClientRect().top;
    const rest = root.offsetHeight - box.offsetHeight + header + PANEL_FOOT;
    const left = Math.max(260, window.innerHeight - topOf(root) - rest - 8);
    const height = narrow ? Infinity : data.height ?? left;
    // On a projector no room goes to the stamp where the steps are outputs: it would be empty.
    const stampless = Boolean(data.large) && state.order === "output";
    root.toggleAttribute("data-stampless", stampless);
    const placed = stampless ? panels.map((panel) => ({ ...panel, top: panel.top.filter((name) => name !== "stamp") })) : panels;
    const fitted = fit(placed, inner, height, narrow, typeOf(panels, data.large && !narrow));
    cell = root.dataset.cell = fitted.cell;
    root.toggleAttribute("data-beside", fitted.beside);
    root.toggleAttribute("data-row", fitted.row);
    for (const panel of panels)
      for (const [name, grid] of Object.entries(panel.grids)) sizeGrid(grid, kernelCell(name, grid, cell), theme, data.large);
    root.toggleAttribute("data-wide", panels.some((panel) => panel.bottom.some((name) => panel.grids[name].columns * cell > inner)));
    queue();
  }

  function queue() {
    if (!queued) queued = requestAnimationFrame(paint);
  }

  /* A pinned scene of another size keeps pace by its share of the steps. */
  const stepOf = (of) => (of === model ? state.step : Math.round((state.step / steps()) * stepsOf(of, state.order)));

  function paint() {
    queued = 0;
    if (!theme || !cell) return;
    for (const panel of panels) {
      const current = stepOf(panel.model) - 1;
      const stamped = stampOf(state, panel.model, current);
      const light = lightFor(state, panel.model, current);
      if (panel.model === model) {
        const of = pointed(state)?.of === model ? pointed(state) : null;
        const at = wordAt(of, state.order, current, (board) => outputOfBoard(model, board));
        leader.tell({ step: state.step, order: state.order, at, lit: wordsOf(light) });
      }
      panel.draw({
        step: current + (state.flying ? 0 : 1), order: state.order, flip: state.flip, turn: state.turn, verdict, slide: motion.slide,
        light, stamped,
        current: state.order === "input" && !pointed(state) ? current : -1,
      }, theme);
      if (panel.grids.stamp) {
        const value = stamped < 0 ? "x" : given(panel.model, panel.model.x[stamped]);
        panel.grids.stamp.caption.textContent = fill(words.stamp, { value: value.length > 5 ? "x" : value });
      }
    }
    const now = performance.now();
    if (!state.playing || state.speed <= READ_SLOW || now - read > READ_EVERY) { read = now; writeReadout(); }
    $(".scrub").value = state.step;
    $(".count").textContent = `${state.step} / ${steps()}`;
    root.dataset.step = state.step;
    if (unseen) { unseen = false; root.dataset.painted = ++painted; }
  }

  function writeReadout() {
    const line = $(".equation");
    const write = (most) => {
      const said = equation(model, equationCell(state, model), state, theme, words, most);
      line.innerHTML = said.html;
      return said;
    };
    let most = MOST_TERMS, said = write(most);
    while (line.scrollWidth > line.clientWidth && most > 1) said = write(--most);
    $(".ledger").textContent = said.ledger;
    $(".wrong").innerHTML = data.pinned ? "" : said.wrong;
    const at = pointed(state);
    const what = at ? describe(at.of, at, words, state.flip) : "";
    $(".pointed").textContent = at && at === state.pin ? fill(words.pinned_cell, { what }) : what;
  }

  /* ---- actions ---- */

  function stepTo(step) {
    const before = state.step;
    state.step = Math.max(0, Math.min(steps(), step));
    state.untouched = false;
    if (state.step === before + 1) motion.fly(); else motion.land();
    queue();
    if (!state.playing || state.speed <= SPOKEN) say();
    if (!state.playing) link.write();
  }

  const clock = createClock(() => state.speed, (count) => {
    if (state.step < steps()) stepTo(state.step + count);
    else if (state.loop) stepTo(0);
    if (state.step >= steps() && !state.loop) setPlaying(false);
    return state.playing;
  });

  function setPlaying(playing) {
    if (playing === state.playing) return;
    state.playing = playing;
    if (playing) {
      state.hover = state.pin = null;
      if (state.step >= steps()) stepTo(0);
      clock.start();
    } else {
      clock.stop();
      link.write();
      say();
    }
    syncControls();
    queue();
  }

  function setOrder(order) {
    if (order === state.order) return;
    const share = state.step / steps();
    state.order = order;
    state.step = Math.round(share * steps());
    if (data.large) layout();
    rejudge();
  }

  function rejudge() {
    motion.land();
    verdict = judge(model, state.flip);
    state.untouched = false;
    syncControls();
    say();
    link.write();
    queue();
  }

  const still = (move) => () => { setPlaying(false); stepTo(move()); };
  const rowOfSteps = () => (state.order === "input" ? model.columns.n : model.columns.m);
  const actions = {
    play: () => setPlaying(!state.playing),
    forward: still(() => state.step + 1),
    back: still(() => state.step - 1),
    down: still(() => state.step + rowOfSteps()),
    up: still(() => state.step - rowOfSteps()),
    first: still(() => 0),
    last: still(() => steps()),
    loop: () => { state.loop = !state.loop; syncControls(); },
    order: () => setOrder(state.order === "input" ? "output" : "input"),
    faster: () => setSpeed(1),
    slower: () => setSpeed(-1),
    turn: () => motion.turnTo(state.flip ? Math.PI : 0, { from: state.flip ? 0 : Math.PI, duration: 1100 }),
    flip: () => { state.flip = !state.flip; motion.turnTo(state.flip ? Math.PI : 0); rejudge(); },
    reveal: () => reveal(!state.revealed),
    unpin: () => { state.pin = state.hover = null; queue(); },
  };

  /* An exercise shows its numbers when it is asked to, and hides them again. */
  function reveal(on) {
    if (!data?.hidden?.length || on === state.revealed) return;
    state.revealed = on;
    lift(on);
    renewPanels();
    layout();
    syncControls();
    say();
    queue();
  }

  function setSpeed(by) {
    const index = SPEEDS.indexOf(state.speed) + by;
    state.speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))];
    syncControls();
  }

  /* ---- what the controls say ---- */

  function syncControls() {
    const mark = badge(model, verdict, state.flip, words);
    const press = (selector, pressed) => root.querySelectorAll(selector).forEach((button) => button.setAttribute("aria-pressed", pressed(button)));
    drawPlay($('[data-do="play"]'), state.playing, words);
    press('[data-do="loop"]', () => state.loop);
    press('[data-do="reveal"]', () => state.revealed);
    const reveals = data.hidden?.some((what) => what !== "controls") ?? false;
    $('[data-do="reveal"]').hidden = !reveals;
    offer(stage, reveals);
    press('[data-do="flip"]', () => !state.flip);
    press("[data-set-order]", (button) => button.dataset.setOrder === state.order);
    $(".scrub").max = steps();
    $("select").value = String(state.speed);
    $(".badge").textContent = data.pinned ? `${words.current}: ${mark}` : mark;
    $(".badge").dataset.equal = verdict.equal;
    for (const { grids: { flipped } } of panels)
      if (flipped) flipped.caption.textContent = state.flip ? words.flipped : words.unflipped;
    Object.assign(root.dataset, { order: state.order, steps: steps(), equal: verdict.equal, playing: state.playing, flip: state.flip, ready: true });
  }

  function say(text) {
    $("[data-live]").textContent = text ?? (state.playing && state.speed > SPOKEN ? "" : sentence(model, state, words));
    if ($(".tables").open) fillTables($(".tables div"), model, verdict, words);
  }

  /* ---- events of the whole stage ---- */

  const on = (target, name, handler, options = {}) => target.addEventListener(name, handler, { signal: events.signal, ...options });

  const act = (action) => {
    if (data.pinned && (action === "flip" || action === "turn")) return; // no kernel to turn there
    actions[action]?.();
  };
  on(root, "click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.setOrder) setOrder(button.dataset.setOrder);
    else if (button) act(button.dataset.do);
  });
  on(root, "input", (event) => {
    if (event.target.matches(".scrub")) { setPlaying(false); stepTo(Number(event.target.value)); }
    if (event.target.matches("select")) state.speed = Number(event.target.value);
  });
  on(root, "toggle", () => say(), { capture: true });
  on(root, "keydown", (event) => {
    const history = data?.editable && historyOfKey(event);
    if (history) {
      event.preventDefault();
      stage.send("history", history);
      return;
    }
    const action = actionOfKey(event, event.composedPath()[0]);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  });
  on(window, REVEAL, ({ detail }) => reveal(detail ?? !state.revealed));
  on(window, "resize", () => layout());
  // A stage that nobody sees need not play.
  on(document, "visibilitychange", () => { if (state.playing) document.hidden ? clock.stop() : clock.start(); });
  const watcher = new ResizeObserver(() => layout());
  watcher.observe(root);

  function close() {
    const { step, order, flip, untouched, speed, loop, turn } = state;
    const player = { step, order, flip, untouched, speed, loop, turn };
    if (data) left.set(data.link.name, { visit: data.link.visit, view: view(), player });
    offer(stage, false);
    events.abort();
    watcher.disconnect();
    clock.stop();
    motion.stop();
    link.close();
    cancelAnimationFrame(queued);
  }

  return stage;
}

/* Streamlit shows a mount's last message again when the theme changes; a wire may have brought a newer one. */
function isOlder(message, present) {
  const session = ({ link }) => link.visit.split(".")[0];
  return session(message) === session(present) && message.number < present.number;
}

/* How far down the page an element starts, whatever has been scrolled. */
function topOf(element) {
  let top = element.getBoundingClientRect().top;
  for (let node = element; node; node = node.parentNode ?? node.host) if (node.scrollTop > 0) top += node.scrollTop;
  return top;
}
