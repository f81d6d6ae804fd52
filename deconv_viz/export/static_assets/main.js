/* A page of the static edition: the lab, its stage and its words, with the core's tables in place of Python. */

import { readModel } from "../../stage/assets/model.js";
import { readTheme } from "../../stage/assets/theme.js";
import { createStage } from "../../stage/assets/view.js";
import { hiddenParts, languageOf, linkTo, ownLanguage, parameters, setParameter } from "./address.js";
import { parseBlock } from "./block.js";
import { createCodec } from "./codec.js";
import { createControls } from "./controls.js";
import { createHistory, createLabs, push, redo, sameAxis, undo } from "./lab.js";
import { createMatrix } from "./matrix.js";
import { createWords } from "./say.js";
import { openTables } from "./tables.js";

const HEIGHT = { home: 380, matrix: 230 }; // pixels: what stands beneath the stage is in the same look
const { settings, words: catalogue } = self.deconvStatic;
const page = document.body.dataset.page;
const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

openTables(self.deconvTables).then(start, () => { $("[data-trouble]").hidden = false; });

function start(tables) {
  const labs = createLabs(settings, tables);
  const codec = createCodec(settings, labs);
  const isHome = page === "home";
  const stage = createStage($("[data-stage]"), document.documentElement);
  const cases = all("[data-case]");
  const matrix = $('[data-below="matrix"]') && createMatrix($("[data-below]"), () => readTheme($("[data-stage]"), document.documentElement));
  let words = createWords(catalogue, languageOf(catalogue.languages));
  let past = createHistory(labs.DEFAULT), pinned = null, notice = [], visits = 0, sent = 0, controls = null;

  const lab = () => past.present;
  const idOf = (one) => codec.encode(one, { view: false }) || "default";

  /* ---- what the address says ---- */

  function readAddress() {
    const query = location.search;
    const first = cases[0]?.dataset.case ?? "";
    const asked = isHome ? exampleLab() : null;
    const { lab: read, problem } = asked ?? codec.decode(codec.hasOwn(query) ? query : `${first}&${query.slice(1)}`);
    const pin = isHome ? { lab: null } : codec.decodePin(codec.hasOwn(query) ? query : first);
    past = visits ? push(past, read, settings.limits.history) : createHistory(read);
    pinned = pin.lab;
    notice = [problem, pin.problem].filter(Boolean).slice(0, 1).map(words.ofProblem);
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

  function formula() {
    const size = (axis) => words.text("formula.size", { ...axis, output: tables.outputOf(axis) });
    if (sameAxis(lab().rows, lab().columns)) return words.text("formula.both", { size: size(lab().rows) });
    return words.text("formula.apart", { rows: size(lab().rows), columns: size(lab().columns) });
  }

  function summary(one) {
    const named = settings.fields.map(({ name }) => [name, one.rows[name] === one.columns[name] ? one.rows[name] : `${one.rows[name]}, ${one.columns[name]}`]);
    return words.text("stage.summary", { ...Object.fromEntries(named), output: labs.outputShape(one).join("×") });
  }

  function message() {
    const { step, order, flip } = lab();
    const hidden = hiddenParts(settings.hide);
    return {
      scene: labs.sceneOf(lab(), idOf(lab())), pinned: pinned && labs.sceneOf(pinned, idOf(pinned)),
      summaries: pinned ? [summary(pinned), summary(lab())] : ["", ""], formula: formula(), hidden,
      link: { name: page, query: queryOf(), visit: `static.${visits}`, own: settings.own, asked: null, resume: false, step, order, flip, write: !isHome },
      number: ++sent, language: words.language, words: words.section("stage"), editable: !isHome && !hidden.includes("controls"),
      compact: isHome, autoplay: isHome, height: HEIGHT[page] ?? null,
    };
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
    for (const one of cases) one.toggleAttribute("aria-current", one === chosen);
    if (notice.length) return { text: notice.join(" ") };
    if (chosen) return { html: words.html(chosen.dataset.shows) };
    const answer = settings.questions.find(([query]) => whole(query)[1] === viewed);
    if (answer) return { html: words.html(answer[1]) };
    const preset = labs.presetOf(lab());
    if (preset && viewed !== "") return { html: words.html(`preset.${preset}_says`) };
    return { html: cases.length ? "" : words.html(`page.${page}.says`) };
  }

  function show() {
    stage.show(message());
    if (isHome) return;
    const said = says(), line = $("[data-says]");
    line.classList.toggle("notice", "text" in said);
    if ("text" in said) line.textContent = said.text; else line.innerHTML = said.html;
    if (!controls?.fits()) controls = makeControls(); else controls.update();
    matrix?.show(readModel(stage.model().scene), words);
    for (const link of all("[data-lab] a")) link.href = linkTo(link.dataset.to, codec.encode(lab(), { pinned }), words.language, catalogue.languages);
  }

  /* ---- what the visitor does ---- */

  function change(next, repairs) {
    past = push(past, next, settings.limits.history);
    notice = repairs.length ? [words.ofRepairs(repairs)] : [];
    show();
  }

  function turn(step) {
    past = step(past);
    notice = [];
    show();
  }

  function edit({ grid, row, column, text }) {
    const { block, problem } = parseBlock(text, settings.limits);
    if (problem) { notice = [words.ofProblem(problem)]; show(); return; }
    const { lab: next, lost, written, rows, columns } = labs.writeBlock(lab(), grid, row, column, block);
    change(next, []);
    if (!lost) return;
    notice = [words.ofProblem({ code: "edits_clipped", fields: [`${grid}_grid`], values: { lost, total: lost + written, rows, columns }, repairs: [] })];
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
    const made = createControls(box, { labs, settings, words, now: lab, change, actions });
    if (name) box.querySelector(`[name="${name}"]`)?.focus();
    return made;
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

  /* ---- language and colours ---- */

  function speak() {
    document.documentElement.lang = words.language;
    document.title = `${words.text(`page.${page}.title`)} · deconv_viz`;
    for (const one of all("[data-text]")) one.textContent = words.text(one.dataset.text);
    for (const one of all("[data-html]")) one.innerHTML = words.html(one.dataset.html);
    for (const one of all("[data-only]")) one.textContent = words.text("static.app_only", { what: words.text(one.dataset.only) });
    for (const one of all("[data-title]")) { one.title = words.text(one.dataset.title); one.setAttribute("aria-label", one.title); }
    for (const one of all("[data-label]")) one.setAttribute("aria-label", words.text(one.dataset.label));
    for (const one of all("[data-to]")) one.href = linkTo(one.dataset.to, "", words.language, catalogue.languages);
    makeTools();
  }

  function makeTools() {
    const choose = (name, label, options, value, act) => {
      const chooser = Object.assign(document.createElement("select"), { name, title: words.text(label) });
      chooser.setAttribute("aria-label", words.text(label));
      chooser.append(...options.map(([key, said]) => Object.assign(document.createElement("option"), { value: key, textContent: said })));
      chooser.value = value;
      chooser.addEventListener("change", () => act(chooser.value));
      return chooser;
    };
    const themes = ["auto", "light", "dark"].map((name) => [name, words.text(`static.theme.${name}`)]);
    $("[data-tools]").replaceChildren(
      choose("language", "static.language", Object.entries(catalogue.languages), words.language, setLanguage),
      choose("theme", "static.theme", themes, document.documentElement.dataset.theme ?? "auto", setTheme),
    );
  }

  function setLanguage(code) {
    setParameter("lang", code === ownLanguage(catalogue.languages) ? "" : code);
    words = createWords(catalogue, code);
    notice = [];
    controls = null;
    speak();
    show();
    $('[name="language"]').focus();
  }

  function setTheme(name) {
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    try { localStorage.setItem("deconv_viz.theme", name); } catch { /* opened from disk: it holds for this page */ }
    show();
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.body.toggleAttribute("data-embedded", parameters().get("embed") === "true");
  $(".controls").hidden ||= isHome || hiddenParts(settings.hide).includes("controls");
  if (matchMedia("(max-width: 900px)").matches) $(".controls").open = false;
  speak();
  readAddress();
  document.body.dataset.ready = "";
}
