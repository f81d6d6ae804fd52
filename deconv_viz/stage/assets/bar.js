/* The bar in the title's row: share, take away, present, language, help. It is a mount of its own and knows the stage
   only as an element of the page. What Python has to do (make a file, change the language) is asked for by a trigger;
   the address is read where it stands, in the browser: nobody else knows the step. */

import { createHelp } from "./bar_help.js";
import { arrive, createReveal } from "./bar_reveal.js";
import { createShare } from "./bar_share.js";
import { createTake } from "./bar_take.js";
import { createMenu, element, icon } from "./bar_parts.js";
import { settle } from "./settle.js";
import { createTour } from "./tour.js";
import { findStage } from "./tour_page.js";

const bars = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  let bar = bars.get(parentElement);
  if (!bar) bars.set(parentElement, (bar = createBar(parentElement)));
  bar.send = (name, value) => setTriggerValue(name, value);
  bar.show(...unpack(data));
  return () => {
    bar.close();
    bars.delete(parentElement);
  };
}

/* A message is the length of its head, the head as JSON, and a file's bytes, if one was asked for. */
function unpack(data) {
  const length = new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true);
  const head = JSON.parse(decoder.decode(data.subarray(4, 4 + length)));
  return [head, data.slice(4 + length)];
}

function createBar(parent) {
  const root = element("nav", { class: "bar", "data-bar": "" });
  parent.append(root);
  for (const type of ["pointerdown", "click", "change"]) root.addEventListener(type, settle, { capture: true });
  const bar = { root, show, close, send: () => {}, shown: null, stage: () => findStage() };
  let parts = [], drawn = "";

  function show(message, file) {
    const { answer, ...shown } = message;
    const key = JSON.stringify(shown);
    bar.shown = shown;
    arrive();
    if (key !== drawn) {
      drawn = key;
      build();
    }
    document.documentElement.lang = shown.language;
    if (answer) for (const part of parts) part.answer?.(answer, file);
  }

  function build() {
    const focused = root.getRootNode().activeElement?.dataset?.part;
    for (const part of parts) part.close?.();
    root.replaceChildren();
    root.setAttribute("aria-label", bar.shown.say.bar);
    root.toggleAttribute("data-embedded", bar.shown.embedded);
    parts = [...(bar.shown.veiled ? [createReveal(bar)] : []), ...(bar.shown.embedded ? [] : whole())];
    for (const part of parts) root.append(...part.nodes);
    if (bar.shown.embedded) root.append(openLink());
    for (const part of parts) part.placed?.();
    root.dataset.ready = "";
    root.querySelector(`[data-part="${focused}"]`)?.focus();
  }

  function whole() {
    const tour = createTour(bar);
    const take = bar.shown.formats.length ? [createTake(bar)] : [];
    const present = bar.shown.present ? [{ nodes: [presentLink()] }] : [];
    const language = Object.keys(bar.shown.languages).length > 1 ? [createLanguage()] : [];
    return [tour, createShare(bar), ...take, ...present, ...language, createHelp(bar, tour)];
  }

  function presentLink() {
    const { present, say } = bar.shown;
    const link = element("a", { class: "part", href: present, "data-part": "present", "aria-label": say.present, title: say.present_help });
    link.append(icon("present"), element("span", {}, say.present));
    return link;
  }

  /* In a frame of another page: a way out to the page itself, as it stands at the click. */
  function openLink() {
    const link = element("a", { class: "part", target: "_blank", rel: "noopener", href: location.href });
    link.setAttribute("aria-label", bar.shown.say.open);
    link.append(element("span", {}, bar.shown.say.open), "↗");
    link.addEventListener("click", () => {
      const url = new URL(location.href);
      for (const key of ["embed", "embed_options"]) url.searchParams.delete(key);
      link.href = url.href;
    });
    return link;
  }

  function createLanguage() {
    const { languages, language, say } = bar.shown;
    const items = Object.entries(languages).map(([code, name]) => ({
      name, checked: code === language, lang: code, act: () => code !== language && choose(code),
    }));
    return createMenu({ part: "language", label: `${say.language}: ${languages[language]}`, text: languages[language], items, lang: language });
  }

  /* The address first, then Python: the run that follows must not find the old language there. */
  function choose(code) {
    const query = location.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith("lang="));
    history.replaceState(history.state, "", `${location.pathname}?${[...query, `lang=${code}`].join("&")}${location.hash}`);
    bar.send("language", code);
  }

  function close() {
    for (const part of parts) part.close?.();
    root.remove();
  }

  return bar;
}
