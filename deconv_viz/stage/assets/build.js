/* The stage's page elements: made once for a language, the panels once for a scene. */

import { readModel } from "./model.js";
import { fill } from "./numbers.js";
import { gatherPanel, scatterPanel } from "./panels.js";
import { flipHtml, playerHtml } from "./player.js";

export const EDITABLE = { x: "input", w: "kernel" };
const CAPTIONS = { x: "input", w: "kernel", stamp: "stamp", board: "canvas", padded: "padded", flipped: "flipped", out: "output" };

export function buildStage(root, { words, compact }) {
  root.innerHTML = `
    <p class="formula"></p>
    <div class="panels"></div>
    <div class="readout">
      <p class="equation"></p>
      <p class="state"><span class="ledger"></span><span class="wrong"></span><span class="pointed"></span><button type="button" class="switch" data-do="reveal" aria-pressed="false" hidden>${words.reveal}</button><span class="badge"></span></p>
    </div>
    <div class="player" role="toolbar" aria-label="${words.player}">${playerHtml(words)}</div>
    <details class="tables"><summary>${words.tables}</summary><div></div></details>
    <p class="hidden" role="status" aria-live="polite" data-live></p>`;
  root.tabIndex = 0;
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", words.stage);
  root.toggleAttribute("data-compact", Boolean(compact));
}

/* Scatter beside gather, or the one of them that is asked for; or, when a state is pinned, its scatter beside today's. */
export function buildPanels(box, model, data) {
  const { words } = data;
  const both = data.pinned
    ? [{ ...scatterPanel(readModel(data.pinned)), title: words.pinned, says: data.summaries[0] },
       { ...scatterPanel(model), title: words.current, says: data.summaries[1] }]
    : [{ ...scatterPanel(model), title: words.scatter, says: data.editable ? words.scatter_says : "" },
       { ...gatherPanel(model), title: words.gather, says: words.gather_says }];
  const panels = both.some(({ name }) => name === data.panel) && !data.pinned ? both.filter(({ name }) => name === data.panel) : both;
  box.replaceChildren(...panels.map((panel) => buildPanel(panel, panel.model === model, data)));
  return panels;
}

function buildPanel(panel, live, { words, editable, compact }) {
  const section = document.createElement("section");
  section.className = `panel ${panel.name}`;
  section.innerHTML = `<header><h3></h3><p class="says"></p></header><div class="line above"></div><div class="line below"></div><canvas class="layer" aria-hidden="true"></canvas>`;
  section.querySelector("h3").textContent = panel.title;
  section.querySelector(".says").textContent = panel.says ?? "";
  panel.layer = section.querySelector(".layer");
  for (const [name, grid] of Object.entries(panel.grids)) {
    section.querySelector(panel.top.includes(name) ? ".above" : ".below").append(grid.figure);
    const whole = name === "board" && panel.model.cells === panel.model.outputs;
    grid.caption.textContent = fill(whole ? words.canvas_whole : words[CAPTIONS[name]], { rows: grid.rows, columns: grid.columns, name: "x", value: "" });
    grid.editable = Boolean(editable && live && EDITABLE[name]);
    grid.box.toggleAttribute("data-editable", grid.editable);
    grid.box.setAttribute("aria-label", fill(grid.editable ? words.grid_editable : words.grid_help, { grid: grid.caption.textContent }));
  }
  if (panel.grids.flipped && !compact) panel.grids.flipped.figure.insertAdjacentHTML("beforeend", flipHtml(words));
  return section;
}
