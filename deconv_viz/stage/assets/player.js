/* The player: buttons, scrub bar, speed, keys, and the clock that drives them. */

import { fill } from "./numbers.js";

export const SPEEDS = [0.5, 1, 2, 5, 10, 30, 60];

const ICONS = {
  first: "M6 5v14M19 5l-10 7 10 7z", back: "M17 5L7 12l10 7z", play: "M7 4l13 8-13 8z", pause: "M7 5h4v14H7zM14 5h4v14h-4z",
  forward: "M7 5l10 7-10 7z", last: "M18 5v14M5 5l10 7-10 7z", loop: "M4 12a7 7 0 0 1 12-5l3 2m0-5v5h-5M20 12a7 7 0 0 1-12 5l-3-2m0 5v-5h5",
};
const icon = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

export function playerHtml(words) {
  const button = (name, extra = "") => `<button type="button" class="key" data-do="${name}" aria-label="${words[name]}" title="${words[name]}" ${extra}>${icon(name)}</button>`;
  const speeds = SPEEDS.map((speed) => `<option value="${speed}">${fill(words.speed_value, { speed })}</option>`).join("");
  return `
    <div class="keys">${button("first")}${button("back")}${button("play", 'data-primary')}${button("forward")}${button("last")}</div>
    <input type="range" class="scrub" min="0" value="0" step="1" aria-label="${words.scrub}">
    <output class="count"></output>
    ${button("loop", 'aria-pressed="false"')}
    <label class="speed"><span class="hidden">${words.speed}</span><select aria-label="${words.speed}">${speeds}</select></label>
    <div class="choice" role="group" aria-label="${words.order}">
      <button type="button" data-set-order="input">${words.by_input}</button><button type="button" data-set-order="output">${words.by_output}</button>
    </div>`;
}

/* The flip belongs to the kernel at the right, so its switches stand beneath it. */
export const flipHtml = (words) => `<div class="flips">
  <button type="button" class="switch" data-do="turn" title="${words.turn_help}">${words.turn}</button>
  <button type="button" class="switch" data-do="flip" aria-pressed="false" title="${words.forget_help}">${words.forget}</button></div>`;

export function drawPlay(button, playing, words) {
  button.setAttribute("aria-label", playing ? words.pause : words.play);
  button.title = playing ? words.pause : words.play;
  button.querySelector("path").setAttribute("d", ICONS[playing ? "pause" : "play"]);
}

/* Each animation frame takes as many steps as its time holds, so a slow frame skips pictures, never steps.
   `advance(count)` answers whether to go on. */
export function createClock(speed, advance) {
  let frame = 0, last = 0, owed = 0;
  const tick = (now) => {
    owed += (Math.min(now - last, 250) * speed()) / 1000;
    last = now;
    const whole = Math.floor(owed + 1e-6);
    owed -= whole;
    if (whole === 0 || advance(whole)) frame = requestAnimationFrame(tick);
  };
  const stop = () => cancelAnimationFrame(frame);
  return {
    stop,
    start() { stop(); last = performance.now(); owed = 0; frame = requestAnimationFrame(tick); },
  };
}

const KEYS = {
  " ": "play", ArrowRight: "forward", ArrowLeft: "back", ArrowDown: "down", ArrowUp: "up", PageDown: "forward", PageUp: "back",
  Home: "first", End: "last", l: "loop", o: "order", f: "flip", t: "turn", "+": "faster", "-": "slower", Escape: "unpin",
};

/* What a key does on the stage. Streamlit keeps `r` and `c` for itself; a control keeps the keys that work it. */
export function actionOfKey(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (target.matches("select, input:not(.scrub)")) return undefined;
  if (target.matches("button, summary") && (event.key === " " || event.key === "Enter")) return undefined;
  return KEYS[event.key];
}

/* Undo and redo as every editor has them. */
export function historyOfKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}
