/* The controls of the lab: what deconv_viz/ui/controls.py draws with Streamlit, as plain form elements. */

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const option = (value, label) => element("option", { value, textContent: label });

/* `now()` is the lab, `change(lab, repairs)` makes another one; returns what brings the elements up to date. */
export function createControls(box, { labs, settings, words, now, change, actions }) {
  const { text } = words;
  const updates = [];
  box.replaceChildren();

  function select(name, help, options, value, choose) {
    const chooser = element("select", { name }, ...options.map(([key, label]) => option(key, label)));
    chooser.addEventListener("change", () => choose(chooser.value));
    updates.push(() => { chooser.value = value(); chooser.title = help(); });
    return element("label", { className: "field" }, element("span", { textContent: text(`control.${name}`) }), chooser);
  }

  function slider(field, axis) {
    const label = axis
      ? text(`control.of_${axis}`, { field: text(`control.short.${field.name}`) })
      : text("control.with_letter", { field: text(`field.${field.name}`), letter: field.key });
    const range = element("input", { type: "range", min: field.low, max: field.high, step: 1, name: axis ? `${field.name}.${axis}` : field.name });
    range.setAttribute("aria-label", label);
    const shown = element("output");
    range.addEventListener("input", () => change(...labs.setField(now(), field.name, Number(range.value), axis)));
    updates.push(() => {
      const value = now()[axis ?? "rows"][field.name];
      range.value = value;
      shown.textContent = value;
    });
    const head = element("span", { className: "head" }, element("span", { textContent: label }), shown);
    return element("label", { className: "field", title: text(`field.${field.name}_help`) }, head, range);
  }

  function sliders() {
    const { linked } = now();
    const each = settings.fields.flatMap((field) => (linked ? [slider(field, null)] : ["rows", "columns"].map((axis) => slider(field, axis))));
    return element("div", { className: "pair" }, ...each);
  }

  function fill(grid) {
    const names = settings.fills.filter((name) => grid === "kernel" || name !== "bilinear" || now().input_fill === name);
    const key = `${grid}_fill`;
    return select(key, () => text(`fill.${now()[key]}_help`), names.map((name) => [name, text(`fill.${name}`)]),
      () => now()[key], (name) => change(labs.setFill(now(), grid, name), []));
  }

  function seed() {
    const input = element("input", { type: "number", min: 0, max: settings.limits.seed, step: 1, name: "seed" });
    input.addEventListener("change", () => {
      const value = input.valueAsNumber;
      if (Number.isInteger(value)) change(labs.setSeed(now(), value), []);
      input.value = now().seed;
    });
    const field = element("label", { className: "field", title: text("control.seed_help") },
      element("span", { textContent: text("control.seed") }), input);
    updates.push(() => {
      input.value = now().seed;
      field.hidden = now().input_fill !== "random" && now().kernel_fill !== "random";
    });
    return field;
  }

  const presets = [["", text("control.preset_none")], ...settings.presets.map(({ key }) => [key, text(`preset.${key}`)])];
  const linked = element("input", { type: "checkbox", name: "linked" });
  linked.addEventListener("change", () => change(labs.setLinked(now(), linked.checked), []));
  updates.push(() => { linked.checked = now().linked; });
  const button = (name, act) => {
    const made = element("button", { type: "button", name, textContent: text(`control.${name}`), title: text(`control.${name}_help`) });
    made.addEventListener("click", act);
    return made;
  };
  const pin = button("pin", actions.pin);
  updates.push(() => {
    const name = actions.isPinned() ? "unpin" : "pin";
    Object.assign(pin, { name, textContent: text(`control.${name}`), title: text(`control.${name}_help`) });
  });

  const isLinked = now().linked;
  box.append(
    select("preset", () => "", presets, () => labs.presetOf(now()) ?? "", (key) => { if (key) change(labs.loadPreset(now(), key), []); }),
    element("label", { className: "toggle", title: text("control.linked_help") }, linked, element("span", { textContent: text("control.linked") })),
    sliders(),
    element("div", { className: "pair" }, fill("input"), fill("kernel")),
    seed(),
    element("div", { className: "buttons" }, button("undo", actions.undo), button("redo", actions.redo), button("reset", actions.reset), pin),
  );
  const update = () => updates.forEach((one) => one());
  update();
  /* Other sliders where rows and columns part: then it has to be built anew. */
  return { update, fits: () => isLinked === now().linked };
}
