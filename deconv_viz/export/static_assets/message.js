/* What the stage is told of a lab: the same message as deconv_viz/ui/show.py sends. */

import { sameAxis } from "./lab.js";

export function createMessages({ labs, codec, tables, settings, shell }) {
  const idOf = (lab) => codec.encode(lab, { view: false }) || "default";

  function formula({ rows, columns }) {
    const { text } = shell.words();
    const size = (axis) => text("formula.size", { ...axis, output: tables.outputOf(axis) });
    if (sameAxis(rows, columns)) return text("formula.both", { size: size(rows) });
    return text("formula.apart", { rows: size(rows), columns: size(columns) });
  }

  function summary(lab) {
    const both = (name) => (lab.rows[name] === lab.columns[name] ? lab.rows[name] : `${lab.rows[name]}, ${lab.columns[name]}`);
    const named = Object.fromEntries(settings.fields.map(({ name }) => [name, both(name)]));
    return shell.words().text("stage.summary", { ...named, output: labs.outputShape(lab).join("×") });
  }

  /* The message that shows a lab, beside the pinned one if there is one. `link` says what differs from a stage that
     leaves the address alone. */
  function of(lab, pinned = null, link = {}) {
    const { step, order, flip } = lab;
    return {
      scene: labs.sceneOf(lab, idOf(lab)), pinned: pinned && labs.sceneOf(pinned, idOf(pinned)),
      summaries: pinned ? [summary(pinned), summary(lab)] : ["", ""], formula: formula(lab), hidden: [], number: 0,
      language: shell.words().language, words: shell.words().section("stage"),
      editable: false, compact: false, autoplay: false, height: null,
      link: { name: "static", query: "", visit: "static.0", own: [], asked: null, resume: false, step, order, flip, write: false, ...link },
    };
  }

  return { of };
}
