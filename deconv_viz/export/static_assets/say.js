/* The catalogue's words in the visitor's language, and what repairs and problems say: deconv_viz/text/sentences.py. */

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

export function createWords({ languages, plain, html }, language) {
  const more = self.deconvScripts?.plain ?? {}; // on the page that has them
  const texts = { ...plain.en, ...more.en, ...plain[language], ...more[language] };
  const rich = { ...html.en, ...html[language] };
  const text = (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)(:,)?\}/g, (whole, name, grouped) =>
      name in values ? (grouped ? Number(values[name]).toLocaleString("en") : String(values[name])) : whole);
  const section = (name) => Object.fromEntries(
    Object.keys(texts).filter((key) => key.startsWith(`${name}.`)).map((key) => [key.slice(name.length + 1), texts[key]]));

  function listed(parts) {
    if (parts.length < 2) return parts[0] ?? "";
    return parts.slice(0, -1).join(text("list.comma")) + text("list.and") + parts.at(-1);
  }

  /* One sentence a rule; what happened alike in rows and columns is said once. */
  function ofRepairs(repairs) {
    const groups = new Map();
    for (const { field, axis, before, after, rule, values } of repairs) {
      const reason = text(`repair.${rule}`, { field: text(`field.${field}`), ...values });
      const key = JSON.stringify([reason, field, before, after]);
      if (!groups.has(key)) groups.set(key, { reason, field, before, after, axes: [] });
      groups.get(key).axes.push(axis);
    }
    const reasons = new Map();
    for (const { reason, field, before, after, axes } of groups.values()) {
      let name = text(`name.${field}`);
      if (axes.length === 1) name = text(`repair.of_${axes[0]}`, { name });
      if (!reasons.has(reason)) reasons.set(reason, []);
      const changes = reasons.get(reason);
      changes.push(text(changes.length ? "repair.change_more" : "repair.change", { name, before, after }));
    }
    const said = [...reasons].map(([reason, changes]) => text("repair.because", { reason, changes: listed(changes) }));
    return said.join(text("list.sentences"));
  }

  const ofProblem = ({ code, fields, values, repairs }) =>
    text(`problem.${code}`, { names: listed(fields.map((field) => text(`name.${field}`))), repairs: ofRepairs(repairs), ...values });

  return {
    language, languages, text, section, ofRepairs, ofProblem,
    /* What the page says, as HTML that was made from the catalogue beforehand. */
    html: (key) => rich[key] ?? escaped(text(key)),
    has: (key) => key in texts || key in rich,
  };
}
