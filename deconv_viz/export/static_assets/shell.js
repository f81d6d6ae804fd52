/* What every page has: its texts in the visitor's language, links that keep it, and light or dark. */

import { languageOf, linkTo, ownLanguage, parameters, setParameter } from "./address.js";
import { createWords } from "./say.js";

const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

export function createShell(page, catalogue) {
  let words = createWords(catalogue, languageOf(catalogue.languages));
  const spoken = [], coloured = [];

  function speak() {
    document.documentElement.lang = words.language;
    document.title = `${words.text(`page.${page}.title`)} · deconv_viz`;
    for (const one of all("[data-text]")) one.textContent = words.text(one.dataset.text);
    for (const one of all("[data-html]")) one.innerHTML = words.html(one.dataset.html);
    for (const one of all("[data-only]")) one.textContent = words.text("static.app_only", { what: words.text(one.dataset.only) });
    for (const one of all("[data-title]")) { one.title = words.text(one.dataset.title); one.setAttribute("aria-label", one.title); }
    for (const one of all("[data-label]")) one.setAttribute("aria-label", words.text(one.dataset.label));
    for (const one of all("[data-app]")) one.href = linkTo(one.dataset.app, "", words.language, catalogue.languages);
    for (const one of all("[data-to]")) one.href = linkTo(one.dataset.to, "", words.language, catalogue.languages);
    makeTools();
  }

  function makeTools() {
    const label = document.createElement("label"), chooser = document.createElement("select");
    chooser.name = "theme";
    chooser.append(...["auto", "light", "dark"].map((name) => Object.assign(document.createElement("option"), { value: name, textContent: words.text(`static.theme.${name}`) })));
    chooser.value = document.documentElement.dataset.theme ?? "auto";
    chooser.addEventListener("change", () => setTheme(chooser.value));
    label.append(words.text("static.theme"), " ", chooser);
    $("[data-tools]").replaceChildren(label);
  }

  function setLanguage(code) {
    setParameter("lang", code === ownLanguage(catalogue.languages) ? "" : code);
    words = createWords(catalogue, code);
    speak();
    for (const act of spoken) act();
  }

  function setTheme(name) {
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    try { localStorage.setItem("deconv_viz.theme", name); } catch { /* opened from disk: it holds for this page */ }
    for (const act of coloured) act();
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => coloured.forEach((act) => act()));
  document.body.toggleAttribute("data-embedded", parameters().get("embed") === "true");
  const narrow = matchMedia("(max-width: 900px)");
  const fold = () => { $("[data-sidebar]").dataset.collapsed = narrow.matches; }; // on a phone it is no bar at the side
  narrow.addEventListener("change", fold);
  fold();
  if (narrow.matches) $(".lessons").open = false;
  speak();

  return {
    words: () => words, languages: catalogue.languages, setLanguage,
    /* Called after the language, or the colours, have changed. */
    onSpoken: (act) => spoken.push(act),
    onColoured: (act) => coloured.push(act),
  };
}
