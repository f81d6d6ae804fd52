/* The figures of a page, sheets and charts as they stand there, as one picture that needs the page no more. */

import { createDrawing, plainColour } from "./figures_draw.js";

const GAP = 18; // pixels between rows of figures
const MARGIN = 16;
const SHARP = 3; // pixels of the bitmap to a pixel of the page
const MOST = 16_000; // pixels of a bitmap's side that browsers are sure to paint
const HOSTS = '[data-testid="stMain"] :is(.stHtml, .stPlotlyChart, .stBidiComponent)';

/* Figures are sheets, pads and charts, and pieces of HTML that take room. The stage is none: it has files of its own. A
   chart in three dimensions is painted by the graphics card and cannot be read back: its own button saves it. */
function figures() {
  const found = [];
  for (const host of document.querySelectorAll(HOSTS)) {
    const figure = figureOf(host);
    if (!figure || figure.querySelector(".gl-container canvas") || !isSeen(host)) continue;
    const { width, height } = figure.getBoundingClientRect();
    if (width > 1 && height > 1) found.push(figure);
  }
  return found;
}

/* In the app, a component stands in a shadow root of its own. */
function figureOf(host) {
  if (host.matches(".stHtml")) return host;
  if (host.matches(".stPlotlyChart")) return host.querySelector(".js-plotly-plot");
  return [...host.querySelectorAll("*")].map((part) => part.shadowRoot?.querySelector(".sheet")).find(Boolean) ?? null;
}

const isSeen = (host) => host.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/* The figures as an SVG of its own, null if the page shows none: rows as on the page, without what stood between. */
export async function figuresSvg() {
  const parts = figures().map((figure) => ({ figure, box: figure.getBoundingClientRect() })).sort((a, b) => a.box.top - b.box.top);
  if (!parts.length) return null;
  const rows = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row && part.box.top < row.bottom - 4) {
      row.parts.push(part);
      row.bottom = Math.max(row.bottom, part.box.bottom);
    } else rows.push({ parts: [part], top: part.box.top, bottom: part.box.bottom });
  }
  const left = Math.min(...parts.map(({ box }) => box.left));
  let below = MARGIN, right = 0;
  const drawn = [];
  for (const row of rows) {
    let deepest = row.bottom;
    for (const { figure } of row.parts) {
      const drawing = createDrawing();
      await drawing.add(figure);
      drawn.push(`<g transform="translate(${MARGIN - left} ${below - row.top})">${drawing.markup()}</g>`);
      right = Math.max(right, drawing.right - left);
      deepest = Math.max(deepest, drawing.bottom);
    }
    below += deepest - row.top + GAP;
  }
  const width = Math.ceil(right + 2 * MARGIN), height = Math.ceil(below - GAP + MARGIN);
  const ground = getComputedStyle(document.querySelector(".stApp") ?? document.body).backgroundColor;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<title>${escaped(document.title)}</title><rect width="${width}" height="${height}" fill="${plainColour(ground).colour}"/>${drawn.join("")}</svg>\n`;
  return { svg, width, height };
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);

/* The same as a file: a drawing, or a bitmap of it. */
export async function figuresFile(format) {
  const made = await figuresSvg();
  if (!made) return null;
  const drawing = new Blob([made.svg], { type: "image/svg+xml" });
  return format === "svg" ? drawing : bitmap(drawing, made);
}

async function bitmap(drawing, { width, height }) {
  const sharp = Math.min(SHARP, MOST / width, MOST / height);
  const image = new Image();
  const address = URL.createObjectURL(drawing);
  try {
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.round(width * sharp), Math.round(height * sharp));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}
