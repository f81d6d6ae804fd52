/* The animation as a film, made by the browser itself: MP4 where it can, else WebM. */

import { createFilm } from "./film.js";
import { withDuration } from "./webm.js";

const WIDTH = 1280, HEIGHT = 720;
const LONGEST = 40; // seconds that the steps take at most; more steps go faster
const SHORTEST_STEP = 1 / 30; // seconds: beyond LONGEST at this pace, steps are left out
const STEP = 0.6; // seconds of a step where there are few
const REST = 1.2; // seconds of the last picture
const BITS = 5_000_000; // a second
const FORMATS = ["video/mp4;codecs=avc1.42E01F", "video/mp4;codecs=avc1.640028", "video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];

const typeOf = () => FORMATS.find((type) => MediaRecorder.isTypeSupported(type));

export const canRecord = () =>
  typeof MediaRecorder === "function" && typeof HTMLCanvasElement.prototype.captureStream === "function" && Boolean(typeOf());

export const extensionOf = (type) => (type.startsWith("video/mp4") ? "mp4" : "webm");

/* How a film of so many steps goes: which of them it shows, and for how long each. */
export function planOf(steps) {
  const each = Math.max(SHORTEST_STEP, Math.min(STEP, LONGEST / steps));
  const shown = Math.min(steps, Math.floor(LONGEST / each));
  return { each, steps: Array.from({ length: shown + 1 }, (_, index) => Math.round((index * steps) / shown)) };
}

/* A film of all steps of the running stage's scene, in its order, flip and colours; the stage itself goes on as it
   likes. Recording takes as long as the film: `onProgress(share)` hears from 0 to 1, aborting `signal` rejects with
   an AbortError. Resolves to a Blob; extensionOf(blob.type) names it. */
export async function record(stage, { onProgress = () => {}, signal = null } = {}) {
  signal?.throwIfAborted();
  const { order, flip } = stage.state;
  const film = createFilm(stage.root, { model: stage.model(), words: stage.words(), order, flip }, WIDTH, HEIGHT);
  const plan = planOf(film.steps);
  film.draw(0);
  const stream = film.canvas.captureStream(30);
  const recorder = new MediaRecorder(stream, { mimeType: typeOf(), videoBitsPerSecond: BITS });
  const pieces = [];
  recorder.addEventListener("dataavailable", ({ data }) => { if (data.size) pieces.push(data); });
  const ended = new Promise((done, failed) => {
    recorder.addEventListener("stop", done);
    recorder.addEventListener("error", (event) => failed(event.error ?? new Error("recording failed")));
  });
  recorder.start(1000);
  const began = performance.now();
  try {
    for (const [index, step] of plan.steps.entries()) {
      film.draw(step);
      onProgress(index / plan.steps.length);
      const due = began + 1000 * (plan.each * (index + 1) + (index === plan.steps.length - 1 ? REST : 0));
      await waitUntil(due, signal);
    }
    film.draw(film.steps); // a frame at the very end: without it the last picture would have no length
    await waitUntil(performance.now() + 50, signal);
  } finally {
    if (recorder.state !== "inactive") recorder.stop();
    stream.getTracks().forEach((track) => track.stop());
  }
  await ended;
  const seconds = (performance.now() - began) / 1000;
  onProgress(1);
  const blob = new Blob(pieces, { type: recorder.mimeType });
  return extensionOf(blob.type) === "webm" ? withDuration(blob, seconds) : blob;
}

function waitUntil(due, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => { clearTimeout(timer); reject(signal.reason); };
    const timer = setTimeout(() => { signal?.removeEventListener("abort", abort); resolve(); }, Math.max(0, due - performance.now()));
    signal?.addEventListener("abort", abort, { once: true });
  });
}
