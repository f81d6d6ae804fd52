/* The state of a lesson and what the controls do to it: deconv_viz/state, for a page without Python. Whether an axis
   is valid is looked up in the core's tables. */

import { fillOf } from "./fills.js";

const OF = { input: "size", kernel: "kernel" };
const EDITS = { input: "input_edits", kernel: "kernel_edits" };

export const sameAxis = (one, other) => Object.keys(one).every((name) => one[name] === other[name]);

/* Everything about the state of a lab that needs the tables or the limits. `settings` comes from static.py. */
export function createLabs(settings, tables) {
  const { fields, giving_way, fills, presets, limits } = settings;
  const names = fields.map(({ name }) => name);
  const axisOf = (values) => Object.fromEntries(names.map((name, at) => [name, values[at]]));
  const base = axisOf(fields.map((field) => field.default));
  const DEFAULT = Object.freeze({
    rows: base, columns: base, linked: true, input_fill: "random", kernel_fill: "random", seed: limits.seed_default,
    input_edits: [], kernel_edits: [], step: null, order: "input", flip: true,
  });

  /* ---- repair: the nearest that is allowed ---- */

  function nearestFirst({ low, high }, value) {
    const found = [value];
    for (let distance = 1; distance <= high - low; distance++) {
      if (value - distance >= low) found.push(value - distance);
      if (value + distance <= high) found.push(value + distance);
    }
    return found;
  }

  function settle(axis, free) {
    if (free.length === 0) return tables.isValid(axis) ? axis : null;
    const [name, ...rest] = free;
    for (const value of nearestFirst(fields.find((field) => field.name === name), axis[name])) {
      const settled = settle({ ...axis, [name]: value }, rest);
      if (settled) return settled;
    }
    return null;
  }

  /* One field that can mend it by itself, in the order in which they give way; else all together. */
  function nearestValid(axis, touched) {
    const order = giving_way.filter((name) => name !== touched);
    for (const free of [...order.map((name) => [name]), [...order].reverse()]) {
      const mended = settle(axis, free);
      if (mended) return mended;
    }
    return axis;
  }

  function repairAxis(axis, name, touched) {
    const repairs = [];
    for (const { name: field, low, high } of fields) {
      const before = axis[field], after = Math.min(Math.max(before, low), high);
      if (after === before) continue;
      axis = { ...axis, [field]: after };
      repairs.push({ field, axis: name, before, after, rule: "limit", values: { low, high } });
    }
    const broken = tables.refusal(axis, limits.side);
    if (!broken) return [axis, repairs];
    const mended = nearestValid(axis, touched);
    for (const field of names)
      if (mended[field] !== axis[field])
        repairs.push({ field, axis: name, before: axis[field], after: mended[field], ...broken });
    return [mended, repairs];
  }

  function repair(rows, columns, touched = null, axis = null) {
    const [newRows, ofRows] = repairAxis(rows, "rows", axis === "columns" ? null : touched);
    if (axis === null && sameAxis(rows, columns))
      return [newRows, newRows, [...ofRows, ...ofRows.map((one) => ({ ...one, axis: "columns" }))]];
    const [newColumns, ofColumns] = repairAxis(columns, "columns", axis === "rows" ? null : touched);
    return [newRows, newColumns, [...ofRows, ...ofColumns]];
  }

  /* ---- what the controls do ---- */

  function setField(lab, field, value, axis = null) {
    if (lab.linked) axis = null;
    const rows = axis === "columns" ? lab.rows : { ...lab.rows, [field]: value };
    const columns = axis === "rows" ? lab.columns : { ...lab.columns, [field]: value };
    const [newRows, newColumns, repairs] = repair(rows, columns, field, axis);
    return [{ ...lab, rows: newRows, columns: newColumns }, repairs];
  }

  const setLinked = (lab, linked) => ({ ...lab, linked, columns: linked ? lab.rows : lab.columns });
  const setFill = (lab, grid, name) => ({ ...lab, [`${grid}_fill`]: name, [EDITS[grid]]: [] });
  const setSeed = (lab, seed) => ({ ...lab, seed: Math.min(Math.max(seed, 0), limits.seed) });

  function loadPreset(lab, key) {
    const preset = presets.find((one) => one.key === key);
    const [rows, columns] = preset.arguments.map(axisOf);
    return {
      ...lab, rows, columns, linked: sameAxis(rows, columns), input_fill: DEFAULT.input_fill,
      kernel_fill: preset.kernel_fill ?? DEFAULT.kernel_fill, input_edits: [], kernel_edits: [], step: null,
    };
  }

  function presetOf(lab) {
    const found = presets.find(({ arguments: [rows, columns], kernel_fill }) =>
      sameAxis(axisOf(rows), lab.rows) && sameAxis(axisOf(columns), lab.columns) && (kernel_fill === null || kernel_fill === lab.kernel_fill));
    return found?.key ?? null;
  }

  /* Writes a block of numbers into a grid, from a cell on: the lab, and how many numbers hung over the edge. */
  function writeBlock(lab, grid, row, column, block) {
    const rows = lab.rows[OF[grid]], columns = lab.columns[OF[grid]];
    const cells = new Map(lab[EDITS[grid]].map((edit) => [`${edit[0]},${edit[1]}`, edit]));
    let written = 0, lost = 0;
    block.forEach((values, down) => values.forEach((value, right) => {
      if (value === null) return;
      const r = row + down, c = column + right;
      if (r < 0 || r >= rows || c < 0 || c >= columns) { lost++; return; }
      cells.set(`${r},${c}`, [r, c, value]);
      written++;
    }));
    const edits = [...cells.values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    return { lab: { ...lab, [EDITS[grid]]: edits }, lost, written, rows, columns };
  }

  /* ---- its values, and its scene ---- */

  function valuesOf(lab, grid) {
    const shape = [lab.rows[OF[grid]], lab.columns[OF[grid]]];
    const [low, high] = limits.random[grid];
    const values = fillOf(lab[`${grid}_fill`], shape, { seed: lab.seed, role: grid, low, high });
    for (const [row, column, value] of lab[EDITS[grid]])
      if (row < shape[0] && column < shape[1]) values[row * shape[1] + column] = value;
    return values;
  }

  /* The core is not here, so the scene holds no result of its own: the stage compares its two ways with each other. */
  function sceneOf(lab, id) {
    const same = sameAxis(lab.rows, lab.columns);
    return {
      id, axes: (same ? [lab.rows] : [lab.rows, lab.columns]).map(tables.tablesOf), dims: same ? [0, 0] : [0, 1],
      x: valuesOf(lab, "input"), w: valuesOf(lab, "kernel"), y: null,
      tolerance: limits.tolerance, matrix: 0, matrix_equal: null,
    };
  }

  const outputShape = (lab) => [tables.outputOf(lab.rows), tables.outputOf(lab.columns)];

  return {
    DEFAULT, axisOf, fields, fills, repair, setField, setLinked, setFill, setSeed, loadPreset, presetOf, writeBlock,
    valuesOf, sceneOf, outputShape,
  };
}

/* ---- undo and redo; how a lab is looked at makes no entry ---- */

const seenAs = (lab, { step, order, flip }) => ({ ...lab, step, order, flip });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export const createHistory = (present) => ({ present, past: [], future: [] });

export function push(history, lab, most) {
  if (same(seenAs(lab, history.present), history.present)) return { ...history, present: lab };
  return { present: lab, past: [...history.past, history.present].slice(-most), future: [] };
}

export function undo({ present, past, future }) {
  if (!past.length) return { present, past, future };
  return { present: seenAs(past.at(-1), present), past: past.slice(0, -1), future: [...future, present] };
}

export function redo({ present, past, future }) {
  if (!future.length) return { present, past, future };
  return { present: seenAs(future.at(-1), present), past: [...past, present], future: future.slice(0, -1) };
}
