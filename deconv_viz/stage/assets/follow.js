/* How the stage and the sheets beside it keep in step. They are separate mounts, each with modules of
   its own, so they speak by events of the window. What belongs to a step is said in words that Python wrote into
   the sheet: i3 is the input 3, o7 the output 7, k2 the kernel element 2, each in row-major order. */

const STEP = "deconv_viz:step";
const ASK = "deconv_viz:ask";
const GO = "deconv_viz:go";

/* The stage's end: `tell` what it shows; `go({ order, step })` when a sheet asks it to. */
export function createLeader(go, signal) {
  let last = null, said = "";
  const send = () => { if (last) window.dispatchEvent(new CustomEvent(STEP, { detail: last })); };
  window.addEventListener(ASK, send, { signal });
  window.addEventListener(GO, (event) => go(event.detail), { signal });
  return {
    tell(detail) {
      const key = JSON.stringify(detail);
      if (key === said) return;
      said = key;
      last = detail;
      send();
    },
  };
}

/* What a step lights, in words. */
export function wordsOf(light) {
  const name = (letter, map) => [...map.keys()].map((cell) => letter + cell);
  return [...name("i", light.x), ...name("o", light.out), ...name("k", light.w)];
}

/* What a step is about: the cell that is pointed at, else the step's own. */
export function wordAt(at, order, current, outputOfBoard) {
  if (!at) return current < 0 ? "" : (order === "input" ? "i" : "o") + current;
  const cell = at.grid === "board" ? outputOfBoard(at.cell) : at.cell;
  const letter = { x: "i", out: "o", board: "o", w: "k" }[at.grid];
  return letter && cell >= 0 ? letter + cell : "";
}

/* A sheet's end. Of its elements,
     data-lit="i3 o7"     have the class "lit" while one of these is lit
     data-at="i3 o7"      have the class "at" while one of these is what the step is about, or is pointed at: of a
                          matrix's entries, the column of the input that is stamped, or the row of the output
     data-from="i3 o7"    are hidden until the step has passed i3, or o7 in the order of the outputs
     data-count="0,3,5"   show how many of these inputs the step has passed; with data-output="7", in the order of the
                          outputs, all of them once it has passed o7
     data-go="i3"         take the stage there when clicked
     data-toggle="turned" give their [data-part] that class, or take it away, when clicked; no step needed */
export function createFollower(root, recolour, signal) {
  let now = null;
  window.addEventListener(STEP, (event) => { now = event.detail; follow(); }, { signal });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toggle]");
    if (button) button.setAttribute("aria-pressed", button.closest("[data-part]").classList.toggle(button.dataset.toggle));
    const target = event.target.closest("[data-go]")?.dataset.go;
    if (!target) return;
    const order = target[0] === "o" ? "output" : "input";
    window.dispatchEvent(new CustomEvent(GO, { detail: { order, step: Number(target.slice(1)) + 1 } }));
  }, { signal });
  const ask = () => window.dispatchEvent(new CustomEvent(ASK));
  const passed = (word) => (word[0] === "o") === (now.order === "output") && Number(word.slice(1)) < now.step;

  function follow() {
    if (!now) return;
    const lit = new Set(now.lit);
    for (const element of root.querySelectorAll("[data-lit]"))
      element.classList.toggle("lit", element.dataset.lit.split(" ").some((word) => lit.has(word)));
    for (const element of root.querySelectorAll("[data-at]"))
      element.classList.toggle("at", element.dataset.at.split(" ").includes(now.at));
    for (const element of root.querySelectorAll("[data-from]"))
      element.classList.toggle("later", !element.dataset.from.split(" ").some(passed));
    for (const element of root.querySelectorAll("[data-count]")) count(element);
  }

  function count(element) {
    const inputs = element.dataset.count ? element.dataset.count.split(",").map(Number) : [];
    const reached = now.order === "output"
      ? (passed(`o${element.dataset.output}`) ? inputs.length : 0)
      : inputs.filter((input) => input < now.step).length;
    if (element.dataset.value === String(reached)) return;
    element.dataset.value = reached;
    element.textContent = reached;
    recolour(element);
  }

  return { ask, follow };
}
