/* Presenting without a server: the bundled lessons, and those that came in a link. */

import { default as present } from "../../stage/assets/present.js";
import { linkTo, parameters } from "./address.js";
import { createMessages } from "./message.js";
import { readScript } from "./script.js";

const FIRST_STEP = 0.32; // of all steps, as on the stage
const $ = (selector) => document.querySelector(selector);

export function startPresent({ settings, shell, labs, codec, tables }) {
  const messages = createMessages({ labs, codec, tables, settings, shell });
  const { scripts } = self.deconvScripts;
  let close = null;

  function bundled(name) {
    const { text } = shell.words();
    const slides = scripts[name].map((plan) => ({
      ...plan, says: text(`script.${name}.${plan.name}`), answer: plan.ask ? text(`script.${name}.${plan.name}_answer`) : "",
    }));
    return { title: text(`script.${name}.title`), slides };
  }

  function slideOf({ query, says, ask, answer, panel, plays }) {
    const { lab } = codec.decode(query), { lab: pinned } = codec.decodePin(query);
    const [rows, columns] = lab.order === "input" ? [lab.rows.size, lab.columns.size] : labs.outputShape(lab);
    const step = lab.step ?? Math.round(rows * columns * FIRST_STEP);
    return { show: messages.of(lab, pinned, { name: "present", step }), says, ask, answer, panel, plays };
  }

  function play(name, { title, slides }) {
    const { section } = shell.words();
    const lesson = {
      name, title, words: { ...section("stage"), ...section("present_stage") }, said: section("present"), slides: slides.map(slideOf),
    };
    const data = new TextEncoder().encode(JSON.stringify(lesson));
    close?.();
    close = present({ data, parentElement: $("[data-present]"), setTriggerValue: leave });
  }

  function leave() {
    const lang = parameters().get("lang");
    history.pushState(null, "", location.pathname + (lang ? `?lang=${lang}` : ""));
    read();
  }

  async function read() {
    const query = parameters(), packed = query.get("script");
    const name = query.get("lesson") === "home" ? "ten_minutes" : query.get("lesson");
    const own = packed === null ? null : await readScript(packed, settings);
    $("[data-says]").textContent = packed !== null && !own ? shell.words().text("problem.script_unreadable") : "";
    if (own) play(packed, own);
    else if (packed === null && Object.hasOwn(scripts, name ?? "")) play(name, bundled(name));
    else { close?.(); close = null; }
    list();
  }

  function list() {
    const { text, language } = shell.words();
    $("[data-scripts]").replaceChildren(...Object.keys(scripts).map((name) => Object.assign(document.createElement("a"), {
      textContent: text(`script.${name}.title`), href: linkTo("present.html", `lesson=${name}`, language, shell.languages),
    })));
  }

  addEventListener("popstate", read);
  shell.onSpoken(read);
  shell.onColoured(() => { if (close) read(); });
  return read();
}
