/* What every page has: its texts in the visitor's language, links that keep it, and light or dark. */

import { languageOf, linkTo, ownLanguage, parameters, setParameter } from "./address.js";
import { createWords } from "./say.js";

const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

export function createShell(page, catalogue) {
  let words = createWords(catalogue, languageOf(catalogue.languages));
  let spoken = () => {}, coloured = () => {};

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
    speak();
    spoken();
    $('[name="language"]').focus();
  }

  function setTheme(name) {
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    try { localStorage.setItem("deconv_viz.theme", name); } catch { /* opened from disk: it holds for this page */ }
    coloured();
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => coloured());
  document.body.toggleAttribute("data-embedded", parameters().get("embed") === "true");
  if (matchMedia("(max-width: 900px)").matches) $(".lessons").open = false;
  speak();

  return {
    words: () => words, languages: catalogue.languages,
    /* Called after the language, or the colours, have changed. */
    onSpoken: (act) => { spoken = act; },
    onColoured: (act) => { coloured = act; },
  };
}
