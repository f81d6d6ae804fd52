/* The app's own bar on a page of the static edition; what Python does for it there is done here. */

import { default as mountBar } from "../../stage/assets/bar.js";
import { hiddenParts, linkTo, parameters } from "./address.js";

const LONG = ["xe", "we", "pin"]; // keys of the query that typed cells make long
const encoder = new TextEncoder();

/* `make(format, link)` resolves to { name, mime, content }; null where nothing is taken away. */
export function createBar(box, { page, settings, shell, make = null }) {
  const root = box.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "bar.css" });
  root.append(style);
  const isLab = page === "two_dimensions", hasStage = make !== null;

  function offer() {
    const words = shell.words(), { text, section, language, languages } = words;
    const hidden = hiddenParts(settings.hide), embedded = parameters().get("embed") === "true";
    const alone = !hidden.length && !embedded;
    const lesson = settings.presented[page];
    const stride = settings.fields.find(({ name }) => name === "stride");
    return {
      language, languages, hidden, embedded, ways: [], long: LONG,
      formats: hasStage ? settings.formats.map((name) => ({ name, label: text(`bar.${name}`) })) : [],
      hides: hasStage ? settings.hide : [],
      present: lesson ? linkTo("present.html", `lesson=${lesson}`, language, languages) : "",
      tour: isLab && alone, invite: (isLab || page === "home") && alone, lesson: "two_dimensions.html",
      stride: text("control.with_letter", { field: text("field.stride"), letter: stride.key }),
      say: section("bar"), tell: section("tour"), share: { ...section("share"), on_disk: text("static.on_disk") },
    };
  }

  function send(name, value) {
    if (name === "language") shell.setLanguage(value);
    else if (name === "ask") answer(value);
  }

  async function answer({ id, format, link }) {
    try {
      const { name, mime, content } = await make(format, link);
      show({ id, name, mime, error: "" }, content);
    } catch {
      show({ id, name: "", mime: "", error: shell.words().text("static.not_made") });
    }
  }

  /* As Python writes it: the length of the head, the head, and a file's bytes. */
  function show(answer = null, content = new Uint8Array()) {
    const head = encoder.encode(JSON.stringify({ ...offer(), answer }));
    const data = new Uint8Array(4 + head.length + content.length);
    new DataView(data.buffer).setUint32(0, head.length, true);
    data.set(head, 4);
    data.set(content, 4 + head.length);
    mountBar({ data, parentElement: root, setTriggerValue: send });
  }

  show();
  return { show: () => show() };
}
