/* The tasks of the static edition: every question was made, answered and put into words beforehand. */

import { createTask } from "../../stage/assets/task_view.js";
import { createStage } from "../../stage/assets/view.js";
import { linkTo, parameters } from "./address.js";
import { inflate } from "./tables.js";

const HEIGHT = 300; // pixels: the verdict and the stage in one look
const $ = (selector) => document.querySelector(selector);

export async function startTasks({ shell }) {
  const data = JSON.parse(new TextDecoder().decode(await inflate(self.deconvTasks)));
  const { kinds, seeds, first } = data;
  const host = document.documentElement;
  const task = createTask($("[data-task-page]"), host);
  let state = null, stage = null, told = null, sent = 0;

  /* A number that is not among those made here stands for another one of the same kind. */
  const nearest = (n) => (((n - seeds[0]) % seeds.length) + seeds.length) % seeds.length + seeds[0];
  const whole = (text, instead) => (/^[0-9]{1,6}$/.test(text?.trim() ?? "") ? Number(text) : instead);

  function read() {
    const query = parameters();
    const lessons = new Set(kinds.map((kind) => kind.lesson));
    let level = whole(query.get("level"), 0);
    if (level > 3) level = 0;
    const lesson = lessons.has(query.get("lesson")) ? query.get("lesson") : "";
    let fitting = kinds.filter((kind) => (!level || kind.level === level) && (!lesson || kind.lesson === lesson));
    if (!fitting.length) { level = 0; fitting = kinds.filter((kind) => kind.lesson === lesson); }
    const known = kinds.some(({ kind }) => kind === query.get("task"));
    const kind = known ? query.get("task") : (fitting.find((one) => one.kind === first.kind) ?? fitting[0]).kind;
    const n = nearest(whole(query.get("n"), first.n));
    const revealed = state?.revealed && state.kind === kind && state.n === n;
    state = { kind, n, level, lesson, revealed: Boolean(revealed) };
    show();
  }

  function write({ task: kind, n, level, lesson }) {
    const own = { ...(kind === first.kind && n === first.n ? {} : { task: kind, n }), ...(level ? { level } : {}), ...(lesson ? { lesson } : {}) };
    const query = new URLSearchParams(own).toString();
    const lang = parameters().get("lang");
    const all = [query, lang ? `lang=${lang}` : ""].filter(Boolean).join("&");
    history.pushState(null, "", location.pathname + (all ? `?${all}` : ""));
    read();
  }

  function show() {
    const { language } = shell.words();
    const at = state.n - seeds[0];
    const offer = data.offers[language];
    task.show({ ...offer, task: data.tasks[language][state.kind][at], level: state.level, lesson: state.lesson, revealed: state.revealed, stage: "[data-explains]" });
    $("[data-explains]").hidden = !state.revealed;
    if (state.revealed) explain(data.shown[state.kind][at]);
  }

  function explain({ scene, step, order, flip, query, lesson }) {
    stage ??= createStage($("[data-stage]"), host);
    const link = { name: "tasks", query: "", visit: `${state.kind}.${state.n}`, own: [], asked: null, resume: false, step, order, flip, write: false };
    told = {
      scene, link, pinned: null, summaries: ["", ""], formula: "", hidden: [], number: ++sent, language: shell.words().language,
      words: shell.words().section("stage"), editable: false, compact: true, autoplay: false, height: HEIGHT,
    };
    stage.show(told);
    const way = (file, own, words) => Object.assign(document.createElement("a"), {
      className: "open", textContent: words, href: linkTo(file, own, shell.words().language, shell.languages),
    });
    const { text } = shell.words();
    $("[data-ways-on]").replaceChildren(
      ...(query ? [way("two_dimensions.html", query, text("tasks.lab"))] : []),
      way(`${lesson}.html`, "", text("tasks.lesson", { name: text(`page.${lesson}.link`) })),
    );
  }

  task.tell = (name, value) => {
    if (name === "ask") write({ ...value, n: nearest(value.n) });
    else if (name === "reveal") { state = { ...state, revealed: true }; show(); }
  };
  addEventListener("popstate", read);
  shell.onSpoken(show);
  shell.onColoured(() => { task.colour(); if (stage && told) stage.show(told); });
  read();
}
