/* Sharing what is on the page: its link, as text and as a QR code, parts of it hidden, or as a frame for a page.
   A page that was opened from disk (the static edition) has a link for this computer alone: it is copied, no more. */

import { createDialog, element, openDialog, partButton } from "./bar_parts.js";

const MOST_BYTES = 800; // in a QR code that phones still read from a projector
const HEIGHT = 700; // pixels of the frame at first
const MARGIN = 4; // cells of light around a QR code, as its standard asks for
const COPIED = 4000; // ms for which it is said

const bytes = (text) => new TextEncoder().encode(text).length;
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (match, name) => values[name] ?? match);

/* The page's link with some keys of its query left out and others added, everything else as it stands. */
export function linkOf(href, { without = [], hide = [], embed = false }) {
  const [before] = href.split("#");
  const [path, query = ""] = before.split("?");
  const drop = new Set(["embed", "embed_options", "hide", ...without]);
  const pairs = query.split("&").filter((pair) => pair && !drop.has(pair.split("=")[0]));
  if (embed) pairs.push("embed=true");
  if (hide.length) pairs.push(`hide=${hide.join(",")}`);
  return path + (pairs.length ? `?${pairs.join("&")}` : "");
}

export function createShare(bar) {
  const { say: bare, share: say, hides, hidden, long, ways } = bar.shown;
  const button = partButton("share", bare.share);
  button.setAttribute("aria-haspopup", "dialog");
  const dialog = createDialog(say.title, bare.close);
  dialog.classList.add("share");
  const state = { hide: new Set(hidden.filter((what) => hides.includes(what))), short: false };
  const onDisk = location.protocol === "file:";
  dialog.append(form());
  const $ = (selector) => dialog.querySelector(selector);

  function form() {
    const holder = element("div", { class: "columns" });
    const boxes = hides.map((what) => `<label><input type="checkbox" name="hide" value="${what}"> ${say[`hide_${what}`]}</label>`).join("");
    holder.innerHTML = `
      <div class="left">
        <p>${say.says}</p>
        <label class="field">${say.link}<input class="url" readonly spellcheck="false"></label>
        <p class="row"><button type="button" data-copy="url" class="primary">${say.copy}</button></p>
        ${boxes && `<fieldset><legend>${say.hide}</legend>${boxes}${hides.includes("results") ? `<p class="note">${say.hide_says}</p>` : ""}</fieldset>`}
        <details${onDisk ? " hidden" : ""}><summary>${say.embed}</summary>
          <label class="field short">${say.embed_height}<input class="height" type="number" min="200" max="3000" step="10" value="${HEIGHT}"></label>
          <label class="field">${say.embed_code}<textarea class="code" readonly rows="4" spellcheck="false"></textarea></label>
          <p class="row"><button type="button" data-copy="code">${say.embed_copy}</button></p>
          <p class="note">${say.embed_says}</p>
        </details>
        <p class="said" role="status" aria-live="polite"></p>
      </div>
      <div class="right">
        <canvas class="qr" role="img" aria-label="${say.code}"></canvas>
        <button type="button" class="size" aria-pressed="false">${say.larger}</button>
        <div class="long" hidden><p></p><p class="row"><button type="button" class="shorter">${say.shorter}</button><button type="button" class="file">${say.file}</button></p></div>
      </div>`;
    return holder;
  }

  const order = (what) => hides.indexOf(what);
  const link = (more = {}) => linkOf(location.href, { without: state.short ? long : [], hide: [...state.hide].sort((a, b) => order(a) - order(b)), ...more });

  function draw() {
    const url = link();
    $(".url").value = url;
    for (const box of dialog.querySelectorAll("[name=hide]")) box.checked = state.hide.has(box.value);
    const height = Math.max(200, Math.min(3000, Number($(".height").value) || HEIGHT));
    const source = link({ embed: true }).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    $(".code").value = `<iframe src="${source}" width="100%" height="${height}" style="border:0" title="deconv_viz" loading="lazy"></iframe>`;
    const count = bytes(url);
    const fits = count <= MOST_BYTES;
    const canShorten = location.search.slice(1).split("&").some((pair) => long.includes(pair.split("=")[0]));
    $(".qr").hidden = $(".size").hidden = !fits || onDisk;
    $(".long").hidden = fits && !state.short && !onDisk;
    $(".long p").textContent = onDisk ? say.on_disk : fits ? "" : fill(canShorten ? say.too_long : say.too_long_here, { count });
    $(".shorter").hidden = !canShorten || onDisk;
    $(".shorter").textContent = state.short ? say.whole : say.shorter;
    $(".file").hidden = !ways.includes("state") || state.short;
    if (fits && !onDisk) drawCode(url);
  }

  async function drawCode(url) {
    const { qrcode } = await import("./qrcode.js");
    if (url !== $(".url").value) return;
    const code = qrcode(0, "M");
    code.addData(url);
    code.make();
    const count = code.getModuleCount(), side = count + 2 * MARGIN;
    const canvas = $(".qr"), context = canvas.getContext("2d");
    const cell = Math.max(4, Math.ceil(1000 / side)); // sharp at any size on the screen
    canvas.width = canvas.height = side * cell;
    // Dark on light in either theme: not every reader knows the other way round.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = "#000";
    for (let row = 0; row < count; row++) for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) context.fillRect((column + MARGIN) * cell, (row + MARGIN) * cell, cell, cell);
    canvas.dataset.link = url;
  }

  let waiting = 0;
  function tell(text) {
    clearTimeout(waiting);
    $(".said").textContent = text;
    waiting = setTimeout(() => { $(".said").textContent = ""; }, COPIED);
  }

  /* Without https there is no clipboard to write to; the old way still works there. */
  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      tell(say.copied);
    } catch {
      field.focus();
      field.select();
      tell(document.execCommand("copy") ? say.copied : say.not_copied);
    }
  }

  function enlarge(on) {
    dialog.toggleAttribute("data-large", on);
    $(".size").setAttribute("aria-pressed", on);
    $(".size").textContent = on ? say.smaller : say.larger;
  }

  button.addEventListener("click", () => {
    state.short = false;
    enlarge(false);
    draw();
    openDialog(bar.root, dialog);
    $("[data-copy=url]").focus();
  });
  dialog.addEventListener("change", (event) => {
    if (event.target.name === "hide") state.hide[event.target.checked ? "add" : "delete"](event.target.value);
    draw();
  });
  dialog.addEventListener("click", (event) => {
    const { target } = event;
    if (target.dataset.copy) copy($(`.${target.dataset.copy}`));
    else if (target.matches(".size, .qr")) enlarge(!dialog.hasAttribute("data-large"));
    else if (target.matches(".shorter")) { state.short = !state.short; draw(); }
    else if (target.matches(".file")) bar.take?.("state");
    else if (target.matches(".url, .code")) target.select();
  });
  return { nodes: [button], close: () => { clearTimeout(waiting); dialog.close(); } };
}
