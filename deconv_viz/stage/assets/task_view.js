/* A question, its answer and the verdict. Everything arrives as plain JSON and nothing is asked of a server:
   `tell(name, value)` is told of "ask" (another question, or another choice of questions) and "reveal". Whoever
   mounts this shows the stage, in the element that `message.stage` selects.

   message: { task (as text/tasks.py words it), labels, kinds, lessons, level, lesson, revealed, stage }. */

import { judge } from "./task_check.js";
import { createTaskGrid } from "./task_grid.js";
import { build, button, choices, fill, rich, strong } from "./task_parts.js";
import { forget, note, progress } from "./task_progress.js";
import { readTheme } from "./theme.js";

export function createTask(root, host) {
  const parts = build(root);
  let message = null, shown = "", grids = [], picker = null, control = null, waiting = 0, acted = false, settled = false;
  const task = { show, close, root, tell: () => {}, colour };

  function show(next) {
    const labels = next.labels;
    const name = `${next.task.kind}.${next.task.n}.${labels.check}`;
    const before = message;
    message = next;
    if (name !== shown) {
      shown = name;
      settled = false;
      draw();
      if (acted) control.focus();
      root.dataset.task = `${next.task.kind}.${next.task.n}`;
    }
    drawChoice();
    drawProgress();
    parts.reveal.hidden = next.revealed;
    if (next.revealed) {
      if (!settled) solve();
      if (!before?.revealed && acted) follow();
    }
    colour();
  }

  /* ---- the question ---- */

  function draw() {
    const { task: one, labels } = message;
    parts.title.textContent = one.title;
    parts.about.textContent = `${labels[`level_${one.level}`]} · ${message.lessons[one.lesson] ?? ""}`;
    parts.ask.replaceChildren(...rich(one.ask));
    parts.lines.textContent = one.lines.join("\n");
    parts.lines.hidden = !one.lines.length;
    parts.verdict.replaceChildren();
    delete parts.verdict.dataset.case;
    picker = null;
    grids = one.grids.map((grid, index) => {
      const pick = index === one.pick;
      const made = createTaskGrid(grid, labels, fill, { pick, changed: (chosen) => count(chosen.length) });
      if (pick) picker = made;
      return made;
    });
    parts.grids.replaceChildren(...grids.map((grid) => grid.figure));
    parts.grids.hidden = !grids.length;
    control = { number: typed, shape: typed, choice: options, cells: choosing }[one.form]();
    parts.answer.replaceChildren(...control.elements);
    parts.check.textContent = labels.check;
    parts.check.hidden = false;
    parts.reveal.textContent = labels.reveal;
    parts.reveal.hidden = false;
    parts.next.textContent = labels.next;
    parts.reveal.classList.remove("first");
    parts.next.classList.remove("first");
  }

  function typed() {
    const { task: one, labels } = message;
    const label = document.createElement("label");
    const input = document.createElement("input");
    const signed = one.grids.some((grid) => grid.values) || [one.answer, ...one.wrong.map((each) => each.answer)].some((value) => value < 0);
    label.append(fill(one.form === "shape" ? labels.answer_shape : labels.answer, example(one)), input);
    // A telephone's keys for numbers have no minus, and no sign between sizes.
    Object.assign(input, { type: "text", inputMode: one.form === "number" && !signed ? "numeric" : "text", autocomplete: "off", name: "answer" });
    input.setAttribute("autocapitalize", "off");
    input.spellcheck = false;
    return { elements: [label], value: () => input.value, focus: () => input.focus({ preventScroll: true }), again: () => input.select(), close: () => { input.readOnly = true; } };
  }

  /* Sizes like those asked for: as many of them, and never the right ones. */
  const example = ({ form, answer }) =>
    form === "shape" ? { example: answer.map((_, index) => index + (answer[0] === 3 ? 2 : 3)).join("×") } : {};

  function options() {
    const { task: one, labels } = message;
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = labels.choose;
    const inputs = one.options.map((option, index) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name: "option", value: String(index) });
      const words = document.createElement("span");
      words.append(...rich(option));
      label.append(input, words);
      set.append(label);
      return input;
    });
    set.prepend(legend);
    const found = () => inputs.findIndex((input) => input.checked);
    return {
      elements: [set],
      value: () => (found() < 0 ? null : found()),
      focus: () => inputs[0].focus({ preventScroll: true }),
      again: () => inputs[Math.max(found(), 0)].focus({ preventScroll: true }),
      close: () => inputs.forEach((input, index) => {
        input.disabled = true;
        input.parentElement.toggleAttribute("data-right", index === one.answer);
        input.parentElement.toggleAttribute("data-wrong", index !== one.answer && input.checked);
      }),
    };
  }

  function choosing() {
    const { labels } = message;
    const help = document.createElement("p");
    help.className = "task-help";
    help.textContent = labels.cells_help;
    const clear = button(labels.clear, "plain");
    const number = document.createElement("span");
    number.dataset.count = "";
    clear.addEventListener("click", () => { picker.clear(); picker.focus(); });
    const row = document.createElement("p");
    row.className = "task-count";
    row.append(number, clear);
    const found = () => picker.choice();
    queueMicrotask(() => count(0));
    return {
      elements: [help, row],
      value: () => (found().length ? found() : null),
      focus: () => picker.focus(),
      again: () => picker.focus(),
      close: () => { picker.reveal(message.task.answer); clear.disabled = true; },
    };
  }

  function count(number) {
    const place = parts.answer.querySelector("[data-count]");
    if (place) place.textContent = fill(message.labels.cells_chosen, { count: number });
  }

  /* ---- the answer ---- */

  function check() {
    acted = true;
    if (settled) return next();
    const { task: one, labels } = message;
    const verdict = judge(one, control.value());
    if (verdict.case === "unread") {
      say("unread", [fill(labels[`unread_${one.form}`], example(one))]);
      control.focus();
      return undefined;
    }
    note(one.kind, one.n, verdict.case === "right");
    drawProgress();
    if (verdict.case === "right") {
      settle();
      say("right", [strong(labels.right), " ", ...rich(one.why)]);
      parts.next.focus({ preventScroll: true });
    } else {
      say("wrong", [strong(labels.wrong), " ", ...rich(verdict.says || labels.again)]);
      control.again();
    }
    return undefined;
  }

  function reveal() {
    acted = true;
    if (!settled) solve();
    parts.next.focus({ preventScroll: true });
    if (message.revealed) follow();
    else task.tell("reveal", { task: message.task.kind, n: message.task.n });
  }

  function solve() {
    const { task: one, labels } = message;
    settle();
    const solution = one.solution ? fill(labels.solution, { answer: one.solution }) : labels[`solution_${one.form}`];
    say("solved", [strong(solution), " ", ...rich(one.why)]);
  }

  function settle() {
    settled = true;
    control.close();
    parts.check.hidden = true;
    parts.next.classList.add("first");
  }

  function say(kind, content) {
    parts.verdict.dataset.case = kind;
    parts.verdict.replaceChildren(...content);
    parts.verdict.scrollIntoView({ block: "nearest" });
  }

  /* The stage comes from elsewhere, a moment later. */
  function follow(tries = 40) {
    const stage = message.stage && document.querySelector(message.stage);
    const there = stage && stage.getBoundingClientRect().height > 100;
    if (!there) {
      if (tries) setTimeout(() => follow(tries - 1), 100);
      return;
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // Where not all of the stage finds room, what it explains stands above it, beneath the page's own header.
    const tall = stage.getBoundingClientRect().height + 200 > innerHeight;
    const first = tall ? parts.verdict : stage;
    first.style.scrollMarginTop = "60px";
    first.scrollIntoView({ behavior: still ? "auto" : "smooth", block: tall ? "start" : "nearest" });
  }

  /* ---- which question ---- */

  const among = (level, lesson) =>
    message.kinds.filter((kind) => (!level || kind.level === level) && (!lesson || kind.lesson === lesson));

  function next() {
    acted = true;
    const found = among(message.level, message.lesson);
    const here = found.findIndex((kind) => kind.kind === message.task.kind);
    // Once round, the same kinds come with other numbers.
    const n = here >= 0 && here === found.length - 1 ? message.task.n + 1 : message.task.n;
    ask(found[(here + 1) % found.length].kind, n, message.level, message.lesson);
  }

  function narrow() {
    acted = false; // the filter keeps the focus
    const level = Number(parts.level.value), lesson = parts.lesson.value;
    const found = among(level, lesson);
    const kept = found.find((kind) => kind.kind === message.task.kind) ?? found[0];
    if (kept) ask(kept.kind, message.task.n, level, lesson);
    else ask(among(0, lesson)[0].kind, message.task.n, 0, lesson);
  }

  function ask(kind, n, level, lesson) {
    task.tell("ask", { task: kind, n, level, lesson });
  }

  function drawChoice() {
    const { labels, lessons, level, lesson } = message;
    parts.levelName.textContent = labels.level;
    parts.lessonName.textContent = labels.lesson;
    choices(parts.level, [["0", labels.all_levels], ...[1, 2, 3].map((one) => [String(one), labels[`level_${one}`]])], String(level));
    choices(parts.lesson, [["", labels.all_lessons], ...Object.entries(lessons)], lesson);
    const found = among(level, lesson);
    const place = found.findIndex((kind) => kind.kind === message.task.kind) + 1;
    parts.place.textContent = place ? fill(labels.number_of, { place, all: found.length }) : "";
  }

  /* ---- progress ---- */

  function drawProgress() {
    const { labels, kinds } = message;
    const done = progress();
    parts.summary.textContent = done.all ? fill(labels.progress, done) : labels.progress_none;
    parts.list.replaceChildren(
      ...kinds.filter((kind) => done.kinds[kind.kind]).map((kind) => {
        const row = document.createElement("li");
        const { right, all } = done.kinds[kind.kind];
        row.append(kind.title, " ", strong(`${right}/${all}`));
        return row;
      }),
    );
    parts.kept.textContent = labels.kept;
    parts.forget.textContent = labels.forget;
    parts.forget.hidden = !done.all;
  }

  parts.form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  parts.reveal.addEventListener("click", reveal);
  parts.next.addEventListener("click", next);
  parts.level.addEventListener("change", narrow);
  parts.lesson.addEventListener("change", narrow);
  parts.forget.addEventListener("click", () => {
    forget();
    drawProgress();
    parts.summary.focus();
    say("unread", [message.labels.forgotten]);
  });
  // Streamlit has single letters for keys of its own: what is typed here is for nobody else.
  root.addEventListener("keydown", (event) => { if (event.target.matches?.("input, select")) event.stopPropagation(); });

  /* The theme's variables are there a frame after a change of theme, the style sheet when it has arrived. */
  function colour() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      const theme = readTheme(root, host);
      if (!theme) return;
      for (const grid of grids) grid.colour(theme);
      delete root.dataset.bare;
      root.dataset.ready = "";
    });
  }

  function close() {
    cancelAnimationFrame(waiting);
    root.remove();
  }

  return task;
}
