/* The button that records the animation as a film, and the link to the film. */

import { canRecord, extensionOf, record } from "../../stage/assets/record.js";

export function createRecorder(box, stage, words) {
  if (!canRecord()) return;
  box.innerHTML = `<button type="button"></button> <progress hidden max="1" value="0"></progress> <a hidden></a> <span role="status"></span>`;
  const [button, bar, link, says] = box.children;
  let running = null;
  button.textContent = words.record;
  bar.setAttribute("aria-label", words.recording);

  async function start() {
    running = new AbortController();
    button.textContent = words.stop;
    link.hidden = true;
    bar.hidden = false;
    says.textContent = words.recording;
    try {
      const film = await record(stage, { signal: running.signal, onProgress: (share) => { bar.value = share; } });
      URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(film);
      link.download = `deconv_viz.${extensionOf(film.type)}`;
      link.textContent = words.save;
      link.hidden = false;
      says.textContent = "";
    } catch (error) {
      says.textContent = error.name === "AbortError" ? "" : words.failed;
    }
    running = null;
    bar.hidden = true;
    button.textContent = words.record;
  }

  button.addEventListener("click", () => (running ? running.abort() : start()));
}
