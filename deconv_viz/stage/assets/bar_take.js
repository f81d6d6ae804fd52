/* Taking away: a file that Python makes of what stands in the address, or a film that the browser records. */

import { createMenu, element } from "./bar_parts.js";
import { lifted } from "./veil.js";

const PATIENCE = 120_000; // ms without a word from the server
const LOOK = 300; // ms between two looks at how far it is
const STAYS = 6000; // ms for which a sentence stays

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (match, name) => values[name] ?? match);

export function createTake(bar) {
  const { say, formats } = bar.shown;
  const said = element("p", { class: "said floating", role: "status", "aria-live": "polite", hidden: true });
  const text = element("span");
  const stop = element("button", { type: "button", class: "stop", hidden: true }, say.stop);
  said.append(text, stop);
  let asked = null, timer = 0, heard = 0, recording = null;

  /* What the browser makes itself. */
  const here = { video: film, figures_svg: figures, figures_png: figures, code };
  const items = formats.map(({ name, label }) => ({ name: label, act: () => (here[name] ?? ask)(name, label) }));
  const menu = createMenu({ part: "take", label: say.take, text: say.take, items });
  bar.take = ask;
  stop.addEventListener("click", () => recording?.abort());

  function tell(sentence, { stays = 0, stoppable = false } = {}) {
    clearTimeout(timer);
    said.hidden = !sentence;
    stop.hidden = !stoppable;
    text.textContent = sentence;
    if (stays) timer = setTimeout(() => tell(""), stays);
  }

  /* One file at a time: what was asked for before is not waited for any more. */
  function ask(name) {
    const label = formats.find((format) => format.name === name)?.label ?? say.state;
    const dark = bar.stage()?.hasAttribute("data-dark") ?? false;
    asked = { id: crypto.getRandomValues(new Uint32Array(1))[0], label };
    bar.send("ask", { id: asked.id, format: name, query: location.search.slice(1), link: location.href.split("#")[0], dark, revealed: lifted() });
    tell(fill(say.making, { name: label }));
    heard = performance.now();
    watch(asked, "");
  }

  /* How far it is, Python writes into the page; the bar itself it can only reach with the whole file. */
  function watch(of, before) {
    setTimeout(() => {
      if (asked !== of) return;
      const share = document.querySelector("[data-bar-progress]")?.dataset.barProgress ?? "";
      if (share !== before) {
        heard = performance.now();
        if (share) tell(fill(say.making_share, { name: of.label, percent: Math.round(100 * Number(share)) }));
      }
      if (performance.now() - heard < PATIENCE) { watch(of, share); return; }
      asked = null;
      tell(fill(say.failed, { name: of.label, why: say.no_answer }), { stays: STAYS });
    }, LOOK);
  }

  function answer({ id, name, mime, error }, file) {
    if (id !== asked?.id) return;
    const { label } = asked;
    asked = null;
    if (error) { tell(fill(say.failed, { name: label, why: error }), { stays: 2 * STAYS }); return; }
    save(new Blob([file], { type: mime }), name);
    tell(fill(say.saved, { name }), { stays: STAYS });
  }

  async function film(name, label) {
    const { canRecord, extensionOf, record } = await import("./record.js"); // large, and rarely needed
    const stage = bar.stage()?.player;
    if (!stage || !canRecord()) { tell(fill(say.failed, { name: label, why: say.not_recorded }), { stays: 2 * STAYS }); return; }
    recording?.abort();
    const mine = (recording = new AbortController());
    const progress = (share) => { if (recording === mine) tell(fill(say.making_share, { name: label, percent: Math.round(100 * share) }), { stoppable: true }); };
    progress(0);
    try {
      const blob = await record(stage, { onProgress: progress, signal: mine.signal });
      keep(blob, `deconv_viz.${extensionOf(blob.type)}`);
    } catch (error) {
      if (error?.name === "AbortError") tell("");
      else tell(fill(say.failed, { name: label, why: say.not_recorded }), { stays: 2 * STAYS });
    } finally {
      if (recording === mine) recording = null;
    }
  }

  /* The sheets and charts that stand on the page, as a drawing or as a bitmap of it. */
  async function figures(name, label) {
    const ending = name.split("_")[1];
    tell(fill(say.making, { name: label }));
    const { figuresFile } = await import("./figures.js"); // rarely needed
    const blob = isWithheld() ? null : await figuresFile(ending).catch(() => null);
    if (blob) keep(blob, `${pageName()}.${ending}`);
    else fail(label, isWithheld() ? say.withheld : say.no_figures);
  }

  /* The program that stands on the page. */
  function code(name, label) {
    const programs = [...document.querySelectorAll('[data-testid="stMain"] .stCode code.language-python')].map((part) => part.textContent.trim());
    if (programs.length && !isWithheld()) keep(new Blob([`${programs.join("\n\n\n")}\n`], { type: "text/x-python" }), `${pageName()}.py`);
    else fail(label, isWithheld() ? say.withheld : say.no_code);
  }

  const isWithheld = () => bar.shown.veiled && !lifted();
  const pageName = () => `deconv_viz-${location.pathname.split("/").at(-1)}`;
  const fail = (label, why) => tell(fill(say.failed, { name: label, why }), { stays: 2 * STAYS });
  function keep(blob, name) {
    save(blob, name);
    tell(fill(say.saved, { name }), { stays: STAYS });
  }

  function close() {
    clearTimeout(timer);
    asked = null;
    recording?.abort();
  }

  return { nodes: [...menu.nodes, said], answer, close };
}

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
