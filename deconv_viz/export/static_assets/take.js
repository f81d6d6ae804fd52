/* Files to take away that need no Python: a picture of the step, and a page that works by itself. */

import { createFilm } from "../../stage/assets/film.js";

const WIDTH = 1280, HEIGHT = 720; // pixels, as a film has
const encoder = new TextEncoder();

/* `stage` is the running one, `message` what it would be told to show the same. */
export async function makeFile(format, { stage, message, words, link }) {
  const make = { png: () => picture(stage), html: () => standalone(message, words, link) }[format];
  return { name: `deconv_viz.${format}`, mime: { png: "image/png", html: "text/html" }[format], content: await make() };
}

async function picture(stage) {
  const { step, order, flip } = stage.state;
  const film = createFilm(stage.root, { model: stage.model(), words: stage.words(), order, flip }, WIDTH, HEIGHT);
  film.draw(step);
  const blob = await new Promise((resolve) => film.canvas.toBlob(resolve, "image/png"));
  return new Uint8Array(await blob.arrayBuffer());
}

/* The app's own page of its own, made beforehand around gaps that are filled in here. A link to a file on this
   computer would lead nobody back, so then there is none. */
async function standalone(message, words, link) {
  const { script, css, pages, said, gaps } = await template();
  const { scene: { axes, dims } } = message;
  const sizes = (of) => dims.map((axis) => axes[axis][of]).join("×");
  const fill = {
    title: words.text("export.title", { before: sizes("n"), after: sizes("m") }), script, css,
    link: link.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;"),
    data: json({ message, words: said[words.language], scheme: "" }),
  };
  let page = pages[words.language];
  if (!link.startsWith("http")) page = page.replace(new RegExp(`<a href="${gaps.link}"[^>]*>[^<]*</a>`), "");
  const pieces = page.split(new RegExp(`(${Object.values(gaps).join("|")})`));
  const named = Object.fromEntries(Object.entries(gaps).map(([name, gap]) => [gap, fill[name]]));
  return encoder.encode(pieces.map((piece) => named[piece] ?? piece).join(""));
}

/* In an element of the page: it must not end it. */
const json = (value) =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/* A script of its own, since few ask for it; from disk nothing else could be loaded. */
function template() {
  if (self.deconvTake) return self.deconvTake;
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: "take.js" });
    script.addEventListener("load", () => resolve(self.deconvTake));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
