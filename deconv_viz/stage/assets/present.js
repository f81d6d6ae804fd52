/* The presenter view: a lesson script on a projector. Everything is sent once; from then on no slide needs the server,
   and none needs the network. A slide is a message of the stage, with a sentence. */

import { quiet } from "./motion.js";
import { fill } from "./numbers.js";
import { CARD, presenterAction } from "./present_keys.js";
import { createStage } from "./view.js";

const AWAKE = 2500; // ms that the buttons stay after the pointer has moved
const SPOKEN = 1; // step a second, for a voice to keep up with
const SWIPE = 50; // pixels
const EDGE = 36; // pixels at either side of a touch screen
const SIZES = ["large", "medium", "small"];
const PANELS = ["both", "scatter", "gather"];
const BUTTONS = ["back", "next", "reveal", "panel", "black", "clock", "full", "help", "leave"];
const SIGNS = { back: "←", next: "→", reveal: "?=", panel: "▥", black: "●", clock: "◷", full: "⛶", help: "?", leave: "×" };
const presenters = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  let presenter = presenters.get(parentElement);
  if (!presenter) presenters.set(parentElement, (presenter = createPresenter(parentElement)));
  presenter.leave = () => setTriggerValue("leave", true);
  presenter.take(JSON.parse(decoder.decode(data)));
  return () => {
    presenter.close();
    presenters.delete(parentElement);
  };
}

function createPresenter(parent) {
  const root = document.createElement("div");
  root.className = "present";
  root.tabIndex = -1;
  parent.append(root);
  const events = new AbortController();
  const state = { at: 0, visits: 0, panel: "both", open: false, digits: "", touch: null };
  let lesson = null, stage = null, said = {}, asleep = 0, ticking = 0;
  const presenter = { take, close, leave: () => {} };
  const $ = (selector) => root.querySelector(selector);
  const slide = () => lesson.slides[state.at];

  /* ---- what Python sends ---- */

  function take(next) {
    const first = lesson === null, other = first || next.name !== lesson.name;
    if (!first && !other) { stage.show(message()); return; } // another theme, or the server is back
    lesson = next;
    said = next.said;
    if (first) build();
    root.setAttribute("aria-label", fill(said.view, { title: lesson.title }));
    go(other && first ? standing() : 0);
    if (first) root.focus({ preventScroll: true });
  }

  function build() {
    const button = (name) => `<button type="button" data-go="${name}" aria-label="${said[name]}" title="${said[name]}">${SIGNS[name]}</button>`;
    root.setAttribute("role", "region");
    root.innerHTML = `
      <div class="top"><p class="sentence" aria-live="polite"></p><p class="place"><span class="number"></span><time class="clock" hidden></time></p></div>
      <div class="stage" data-stage></div>
      <div class="bar" role="toolbar">${BUTTONS.map(button).join("")}</div>
      <section class="card" role="dialog" aria-modal="true" tabindex="-1" hidden><h2></h2><dl></dl><p></p><button type="button" data-go="help"></button></section>
      <p class="dark" role="status" hidden></p>`;
    $(".card h2").textContent = lesson.title;
    $(".card p").textContent = said.clicker;
    $(".card button").textContent = said.close;
    $(".dark").textContent = said.is_black;
    $(".card").setAttribute("aria-label", said.help);
    $(".bar").setAttribute("aria-label", said.help);
    for (const [keys, word] of CARD) {
      const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = keys;
      detail.textContent = said[word];
      $(".card dl").append(term, detail);
    }
    stage = createStage($(".stage"), parent.host ?? parent);
    stage.state.speed = SPOKEN; // until a key says otherwise
    listen();
    // A sentence that was measured in another font may take another number of lines in its own.
    document.fonts?.ready.then(() => { if (events.signal.aborted) return; sizeSentence(); stage.show(message()); });
  }

  /* ---- slides ---- */

  function message() {
    const { show, ask } = slide();
    const link = { ...show.link, visit: `present.${state.visits}` };
    return { ...show, link, words: lesson.words, panel: state.panel, large: true, hidden: ask ? ["results"] : [] };
  }

  function go(to) {
    state.at = Math.max(0, Math.min(lesson.slides.length - 1, to));
    state.panel = slide().panel;
    state.visits++;
    state.open = false;
    stage.pause();
    stage.state.hover = null;
    Object.assign(root.dataset, { slide: state.at + 1, slides: lesson.slides.length });
    write(); // before the stage: the sentence takes its room first
    stage.show(message());
    if (slide().plays && !quiet()) stage.act("play");
    keepPlace();
  }

  function write() {
    $(".sentence").textContent = (state.open && slide().answer) || slide().says;
    sizeSentence();
    $(".number").textContent = state.digits
      ? fill(said.jump, { number: state.digits })
      : fill(said.place, { number: state.at + 1, count: lesson.slides.length });
    root.toggleAttribute("data-asks", slide().ask && !state.open);
  }

  /* A short sentence is larger: whatever fits into the room of two lines. */
  function sizeSentence() {
    const sentence = $(".sentence");
    const room = parseFloat(getComputedStyle($(".top")).minHeight) || Infinity;
    for (const size of SIZES) {
      sentence.dataset.size = size;
      if (sentence.offsetHeight <= room + 1) break;
    }
  }

  /* The place stands in the address, so that a reload goes on there. The rest of it is Python's. */
  function standing() {
    const number = Number(new URLSearchParams(window.location.search).get("n"));
    return Number.isInteger(number) && number > 0 ? number - 1 : 0;
  }
  function keepPlace() {
    const address = new URL(window.location.href);
    address.searchParams.set("n", state.at + 1);
    try { window.history.replaceState(window.history.state, "", address); } catch { /* too many at once: the next one will do */ }
  }

  /* ---- actions ---- */

  const isOpen = (selector) => !$(selector).hidden;
  const reveal = () => {
    if (!slide().ask) return;
    stage.act("reveal");
    state.open = stage.state.revealed;
    write();
  };
  const actions = {
    next: () => {
      if (state.digits) return jump();
      if (slide().ask && !state.open) reveal();
      else go(state.at + 1);
    },
    back: () => go(state.at - 1),
    first: () => go(0),
    last: () => go(lesson.slides.length - 1),
    play: () => stage.act("play"),
    forward: () => stage.act("forward"),
    rewind: () => stage.act("back"),
    end: () => stage.act("last"),
    start: () => stage.act("first"),
    order: () => stage.act("order"),
    flip: () => stage.act("flip"),
    turn: () => stage.act("turn"),
    faster: () => stage.act("faster"),
    slower: () => stage.act("slower"),
    reveal,
    panel: () => {
      if (slide().show.pinned) return;
      state.panel = PANELS[(PANELS.indexOf(state.panel) + 1) % PANELS.length];
      stage.show(message());
    },
    formula: () => { root.toggleAttribute("data-formula"); stage.show(message()); },
    black: () => { $(".dark").hidden = !$(".dark").hidden; },
    clock: () => { $(".clock").hidden = !$(".clock").hidden; tick(); },
    restart: () => { began(Date.now()); $(".clock").hidden = false; tick(); },
    full: () => {
      const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
      done?.catch(() => {}); // where the browser does not allow it, F11 does
    },
    help: () => {
      const card = $(".card");
      card.hidden = !card.hidden;
      (card.hidden ? root : card).focus({ preventScroll: true });
    },
    escape: () => {
      if (isOpen(".card")) return actions.help();
      if (state.digits) { state.digits = ""; return write(); }
      return stage.act("unpin");
    },
    leave: () => presenter.leave(),
  };

  function jump() {
    const to = Number(state.digits) - 1;
    state.digits = "";
    go(to);
  }

  function act(name) {
    if (isOpen(".dark")) return actions.black(); // as every presenter: any key brings the picture back
    if (isOpen(".card") && !["help", "escape", "leave"].includes(name)) return actions.help();
    if (/^\d$/.test(name)) { state.digits = (state.digits + name).slice(-2); return write(); }
    return actions[name]?.();
  }

  /* ---- the elapsed time ---- */

  function began(now) {
    const key = `deconv_viz.present.${lesson.name}`;
    try {
      if (now) window.sessionStorage.setItem(key, now);
      else if (!window.sessionStorage.getItem(key)) window.sessionStorage.setItem(key, Date.now());
      return Number(window.sessionStorage.getItem(key));
    } catch { // no storage here: from when the page was opened
      return performance.timeOrigin;
    }
  }

  function tick() {
    clearTimeout(ticking);
    if ($(".clock").hidden) return;
    const seconds = Math.max(0, Math.floor((Date.now() - began()) / 1000));
    $(".clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    ticking = setTimeout(tick, 1000);
  }

  /* ---- events ---- */

  function listen() {
    const on = (target, name, handler, options = {}) => target.addEventListener(name, handler, { signal: events.signal, ...options });
    began();
    // On the window, before anything else on the page: a clicker works wherever the focus is.
    on(window, "keydown", (event) => {
      const name = presenterAction(event, event.composedPath()[0]?.matches ? event.composedPath()[0] : root);
      if (!name) return;
      event.preventDefault();
      event.stopPropagation();
      act(name);
    }, { capture: true });
    on(root, "click", (event) => {
      const name = event.target.closest("[data-go]")?.dataset.go;
      if (name) act(name);
      else if (isOpen(".dark")) actions.black();
    });
    on(window, "resize", sizeSentence);
    on(root, "pointermove", (event) => { if (event.pointerType !== "touch") wake(); });
    on(root, "pointerdown", (event) => { if (event.pointerType === "touch") { state.touch = { x: event.clientX, y: event.clientY }; wake(); } });
    on(root, "pointercancel", () => { state.touch = null; });
    on(root, "pointerup", (event) => {
      const from = state.touch;
      state.touch = null;
      if (!from || event.composedPath()[0].closest("button, input, select, .card")) return;
      const across = event.clientX - from.x, down = event.clientY - from.y;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) act(across < 0 ? "next" : "back");
      else if (Math.abs(across) + Math.abs(down) < 10 && from.x < EDGE) act("back");
      else if (Math.abs(across) + Math.abs(down) < 10 && from.x > window.innerWidth - EDGE) act("next");
    });
  }

  /* The buttons come with the pointer and go with it. */
  function wake() {
    root.setAttribute("data-awake", "");
    clearTimeout(asleep);
    asleep = setTimeout(() => root.removeAttribute("data-awake"), AWAKE);
  }

  function close() {
    events.abort();
    clearTimeout(asleep);
    clearTimeout(ticking);
    stage?.close();
    root.remove();
  }

  return presenter;
}
