/* The lab of the static edition: its state, its stage and what is said of it, with the core's tables in place of Python. */

import { readTheme } from "../../stage/assets/theme.js";
import { createStage } from "../../stage/assets/view.js";
import { hiddenParts, linkTo } from "./address.js";
import { parseBlock } from "./block.js";
import { createControls } from "./controls.js";
import { createHistory, push, redo, undo } from "./lab.js";
import { createMatrix } from "./matrix.js";
import { createMessages } from "./message.js";
import { makeFile } from "./take.js";

const HEIGHT = { home: 380, matrix: 230 }; // pixels: what stands beneath the stage is in the same look
const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

export function startLab({ page, settings, shell, labs, codec, tables }) {
  const isHome = page === "home";
  const stage = createStage($("[data-stage]"), document.documentElement);
  stage.root.player = stage; // for the bar, which records films of it
  const cases = all("[data-case]");
  const matrix = $('[data-below="matrix"]') && createMatrix($("[data-below]"), () => readTheme($("[data-stage]"), document.documentElement));
  const messages = createMessages({ labs, codec, tables, settings, shell });
  let past = createHistory(labs.DEFAULT), pinned = null, notice = [], visits = 0, sent = 0, controls = null;

  const lab = () => past.present;

  /* ---- what the address says ---- */

  function readAddress() {
    const query = location.search;
    const first = cases[0]?.dataset.case ?? "";
    const asked = isHome ? exampleLab() : null;
    const { lab: read, problem } = asked ?? codec.decode(codec.hasOwn(query) ? query : `${first}&${query.slice(1)}`);
    const pin = isHome ? { lab: null } : codec.decodePin(codec.hasOwn(query) ? query : first);
    past = visits ? push(past, read, settings.limits.history) : createHistory(read);
    pinned = pin.lab;
    notice = [problem, pin.problem].filter(Boolean).slice(0, 1).map((one) => shell.words().ofProblem(one));
    visits++;
    show();
  }

  function exampleLab() {
    const axis = { ...labs.DEFAULT.rows, padding: 0, ...settings.example };
    return { lab: { ...labs.DEFAULT, rows: axis, columns: axis }, problem: null };
  }

  /* The lab's part of the address; edited cells that would make it too long for a link are left out. */
  function queryOf() {
    const query = codec.encode(lab(), { view: false, pinned });
    return codec.fits(query) ? query : codec.encode({ ...lab(), input_edits: [], kernel_edits: [] }, { view: false });
  }

  /* ---- what is shown ---- */

  function message() {
    const hidden = hiddenParts(settings.hide);
    const link = { name: page, query: queryOf(), visit: `static.${visits}`, own: settings.own, write: !isHome };
    const own = isHome ? { compact: true, autoplay: true } : { editable: !hidden.includes("controls") };
    return { ...messages.of(lab(), pinned, link), ...own, hidden, number: ++sent, height: HEIGHT[page] ?? null };
  }

  /* What is to be said of just this state: a change that was made to it, else a case's or a question's answer. */
  function says() {
    const here = codec.encode(lab(), { view: false, pinned });
    const viewed = codec.encode(lab(), { pinned });
    const whole = (query) => {
      const found = codec.decode(query), pin = codec.decodePin(query).lab;
      return [codec.encode(found.lab, { view: false, pinned: pin }), codec.encode(found.lab, { pinned: pin })];
    };
    const chosen = cases.find((one) => whole(one.dataset.case)[0] === here);
    for (const one of cases) one.setAttribute("aria-current", one === chosen);
    for (const one of all("[data-of]")) one.hidden = one.dataset.of !== "" && one.dataset.of !== chosen?.dataset.case;
    if (notice.length) return { text: notice.join(" ") };
    if (chosen) return { html: shell.words().html(chosen.dataset.shows) };
    const answer = settings.questions.find(([query]) => whole(query)[1] === viewed);
    if (answer) return { html: shell.words().html(answer[1]) };
    const preset = labs.presetOf(lab());
    if (preset && viewed !== "") return { html: shell.words().html(`preset.${preset}_says`) };
    return { html: cases.length ? "" : shell.words().html(`page.${page}.says`) };
  }

  function show() {
    stage.show(message());
    if (isHome) return;
    const said = says(), line = $("[data-says]");
    line.classList.toggle("notice", "text" in said);
    if ("text" in said) line.textContent = said.text; else line.innerHTML = said.html;
    if (!controls?.fits()) controls = makeControls(); else controls.update();
    matrix?.show(stage.model(), shell.words());
    if (page === "two_dimensions")
      for (const link of all("[data-app]")) link.href = linkTo(link.dataset.app, codec.encode(lab(), { pinned }), shell.words().language, shell.languages);
    for (const link of all("[data-lab] a")) link.href = linkTo(link.dataset.to, codec.encode(lab(), { pinned }), shell.words().language, shell.languages);
  }

  /* ---- what the visitor does ---- */

  function change(next, repairs) {
    past = push(past, next, settings.limits.history);
    notice = repairs.length ? [shell.words().ofRepairs(repairs)] : [];
    show();
  }

  function turn(step) {
    past = step(past);
    notice = [];
    show();
  }

  function edit({ grid, row, column, text }) {
    const { block, problem } = parseBlock(text, settings.limits);
    if (problem) { notice = [shell.words().ofProblem(problem)]; show(); return; }
    const { lab: next, lost, written, rows, columns } = labs.writeBlock(lab(), grid, row, column, block);
    change(next, []);
    if (!lost) return;
    notice = [shell.words().ofProblem({ code: "edits_clipped", fields: [`${grid}_grid`], values: { lost, total: lost + written, rows, columns }, repairs: [] })];
    show();
  }

  const actions = {
    undo: () => turn(undo),
    redo: () => turn(redo),
    reset: () => change(labs.DEFAULT, []),
    pin: () => { pinned = pinned ? null : lab(); notice = []; show(); },
    isPinned: () => pinned !== null,
  };

  function makeControls() {
    const box = $("[data-controls]"), name = box.contains(document.activeElement) ? document.activeElement.name : "";
    const made = createControls(box, { labs, settings, words: shell.words(), now: lab, change, actions });
    if (name) box.querySelector(`[name="${name}"]`)?.focus();
    return made;
  }

  /* What the visitor takes away is what he sees: the player's step, and hidden what is hidden. */
  function take(format, link) {
    const { step, order, flip, revealed } = stage.state;
    const hidden = revealed ? [] : hiddenParts(settings.hide).filter((part) => part !== "controls");
    const message = { ...messages.of(lab(), null, { name: "export", visit: "export.0", step, order, flip }), hidden };
    return makeFile(format, { stage, message, words: shell.words(), link });
  }

  stage.send = (name, value) => {
    if (name === "edit") edit(value);
    else if (name === "history") actions[value]?.();
    else if (name === "visit") setTimeout(readAddress);
  };
  addEventListener("popstate", () => setTimeout(readAddress));
  for (const one of cases)
    one.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const foreign = location.search.slice(1).split("&").filter((part) => part && !settings.own.includes(part.split("=")[0]));
      history.pushState(null, "", `${location.pathname}?${[...foreign, one.dataset.case].join("&")}`);
      readAddress();
    });

  shell.onSpoken(() => { notice = []; controls = null; show(); });
  shell.onColoured(show);
  document.body.toggleAttribute("data-veiled", hiddenParts(settings.hide).some((part) => part !== "controls"));
  $(".controls").hidden ||= hiddenParts(settings.hide).includes("controls");
  if (matchMedia("(max-width: 900px)").matches) $(".controls").open = false;
  // A button on the stage shows what the link hides; what stands beneath follows.
  if (matrix) new MutationObserver(() => matrix.show(stage.model(), shell.words())).observe(document.documentElement, { attributeFilter: ["data-revealed"] });
  readAddress();
  return isHome ? null : take;
}
