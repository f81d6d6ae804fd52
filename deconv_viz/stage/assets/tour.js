/* A first visit: a short tour that waits for the visitor to do each thing himself. It is offered, not started; it
   takes no focus, blocks nothing, lies beside what it speaks of, and ends with Escape at any point. */

import { element } from "./bar_parts.js";
import { findStage, setSeen, sidebarRect, sliderOrItsDoor, touches, wasSeen } from "./tour_page.js";

const LOOK = 150; // ms between two looks at the page
const GAP = 12; // pixels around the card
const HASH = "#tour";
const NARROW = 640; // pixels, as on the stage

/* What to do, where it is, and how one knows that it was done. `then` is the page when the step began. */
const STEPS = [
  { name: "play", where: ({ stage }) => stage.querySelector('[data-do="play"]'), done: ({ stage }) => stage.dataset.playing === "true" },
  { name: "step", where: ({ stage }) => stage.querySelector('[data-do="forward"]'), done: ({ stage, then }) => stage.dataset.playing === "false" && stage.dataset.step !== then.step },
  { name: "point", where: ({ stage }) => stage.querySelector(".grid-output .cells"), done: ({ pointed }) => pointed },
  { name: "stride", where: ({ stride }) => sliderOrItsDoor(stride), done: ({ stage, then }) => stage.dataset.scene !== then.scene },
  { name: "order", where: ({ stage }) => stage.querySelector(".choice"), done: ({ stage, then }) => stage.dataset.order !== then.order },
  { name: "share", where: ({ bar }) => bar.root.querySelector('[data-part="share"]'), done: ({ bar }) => Boolean(bar.root.querySelector("dialog.share[open]")) },
];

export function createTour(bar) {
  const { tell, tour, invite: invited, stride, lesson = "two_dimensions" } = bar.shown;
  const card = element("section", { class: "tour", popover: "manual", "aria-label": tell.title, "data-tour": "" });
  const ring = element("i", { class: "ring", popover: "manual", "aria-hidden": "true" });
  card.innerHTML = `<p class="text" role="status" aria-live="polite"></p><p class="row"><span class="place"></span><button type="button" class="skip">${tell.skip}</button><button type="button" class="end">${tell.end}</button></p>`;
  const invite = element("span", { class: "invite", hidden: true });
  const start = element("button", { type: "button", class: "part invite" });
  start.append(element("span", { class: "wide" }, tell.invite), element("span", { class: "narrow" }, tell.invite_short));
  start.setAttribute("aria-label", tell.invite);
  const no = element("button", { type: "button", class: "part invite no", "aria-label": tell.decline, title: tell.decline }, "×");
  invite.append(start, no);

  let at = -1, timer = 0, then = {}, pointed = false, watched = null, target = null;
  let events = new AbortController();

  function begin() {
    setSeen();
    invite.hidden = true;
    if (!tour || !findStage()) { // the tour is given on the lesson's own page
      location.href = `${tour ? "" : lesson}${location.search.includes("lang=") ? `?lang=${bar.shown.language}` : ""}${HASH}`;
      return;
    }
    end();
    events = new AbortController();
    // On the way down: the stage keeps its own keys to itself.
    window.addEventListener("keydown", ({ key }) => { if (key === "Escape" && !bar.root.querySelector("dialog[open], .menu:popover-open")) end(); }, { capture: true, signal: events.signal });
    bar.root.append(card, ring);
    card.showPopover();
    ring.showPopover();
    go(0);
    timer = setInterval(look, LOOK);
  }

  function go(step) {
    at = step;
    pointed = false;
    const stage = findStage();
    if (stage) then = { ...stage.dataset };
    const last = at >= STEPS.length;
    const text = last ? tell.done : tell[matchMedia("(hover: none)").matches && tell[`${STEPS[at].name}_touch`] ? `${STEPS[at].name}_touch` : STEPS[at].name];
    card.querySelector(".text").textContent = text;
    card.querySelector(".place").textContent = last ? "" : `${at + 1} / ${STEPS.length}`;
    card.querySelector(".skip").hidden = last;
    card.querySelector(".end").textContent = last ? tell.finish : tell.end;
    card.dataset.step = last ? "done" : STEPS[at].name;
    target = null;
    place();
  }

  function look() {
    const stage = findStage();
    if (!stage) return;
    watch(stage);
    // The share dialog has the page to itself; what was asked for is done.
    if (at < STEPS.length && STEPS[at].done({ stage, then, pointed, bar })) go(at + 1);
    place();
  }

  function watch(stage) {
    if (watched === stage) return;
    watched = stage;
    for (const name of ["pointermove", "click", "keydown"])
      stage.addEventListener(name, (event) => { if (event.target.closest(".grid-output")) pointed = true; }, { capture: true, signal: events.signal });
  }

  /* Beside its target, over nothing that it speaks of: at the foot of the sidebar, else at the top or the bottom. */
  function place() {
    const stage = findStage();
    if (!stage || at < 0) return;
    const found = at < STEPS.length ? STEPS[at].where({ stage, stride, bar }) : null;
    if (found && found !== target) {
      target = found;
      const rect = found.getBoundingClientRect();
      if (rect.bottom < 60 || rect.top > window.innerHeight - 60) found.scrollIntoView({ block: "center" });
    }
    const rect = found?.getBoundingClientRect();
    ring.toggleAttribute("data-off", !rect?.width);
    if (rect) Object.assign(ring.style, { left: `${rect.left - 4}px`, top: `${rect.top - 4}px`, width: `${rect.width + 8}px`, height: `${rect.height + 8}px` });
    const side = sidebarRect();
    const narrow = window.innerWidth <= NARROW;
    card.style.width = side && !narrow ? `${side.width - 2 * GAP}px` : "";
    const wide = card.offsetWidth, tall = card.offsetHeight;
    const spot = (left, top) => ({ left, top, right: left + wide, bottom: top + tall });
    const bottom = window.innerHeight - tall - GAP, head = narrow ? 60 : GAP;
    const spots = [...(side && !narrow ? [spot(side.left + GAP, bottom)] : []), spot(GAP, head), spot(GAP, bottom)];
    const free = spots.find((one) => !rect || !touches(one, rect)) ?? spots.at(-1);
    Object.assign(card.style, { left: `${free.left}px`, top: `${free.top}px` });
  }

  function end() {
    clearInterval(timer);
    events.abort();
    at = -1;
    watched = null;
    card.remove();
    ring.remove();
  }

  start.addEventListener("click", begin);
  no.addEventListener("click", () => { setSeen(); invite.hidden = true; });
  card.querySelector(".skip").addEventListener("click", () => go(at + 1));
  card.querySelector(".end").addEventListener("click", end);

  function placed() {
    invite.hidden = !invited || wasSeen();
    invite.toggleAttribute("data-short", !tour); // beside the longer title of the home page
    if (tour && location.hash === HASH) {
      history.replaceState(history.state, "", location.pathname + location.search);
      waitForStage();
    }
  }

  function waitForStage() {
    clearInterval(timer);
    timer = setInterval(() => { if (findStage()?.dataset.ready) begin(); }, LOOK);
  }

  return { nodes: [invite], begin, placed, close: end };
}
