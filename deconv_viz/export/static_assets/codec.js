/* A lab as the query of a link, and back: what deconv_viz/state/codec.py and assemble.py say. */

import { sameAxis } from "./lab.js";

const MOST_FIELDS = 1000;
const MOST_DIGITS = 18;
const HUGE = 1e18;
const WHOLE = /^[+-]?[0-9]+$/;
const NUMBER = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

function readWhole(text) {
  if (!WHOLE.test(text)) return null;
  if (text.length > MOST_DIGITS) return text[0] === "-" ? -HUGE : HUGE;
  return Number(text) + 0;
}

export function readNumber(text) {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : null;
}

/* As Python writes it: 1e-05, where JavaScript would say 0.00001. */
function writeNumber(value) {
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value);
  const [digits, power] = value.toExponential().split("e-");
  return `${digits}e-${power.padStart(2, "0")}`;
}

/* Bytes that are no text become the replacement sign, as in Python; nothing is thrown. */
const unquote = (text) => text.replaceAll("+", " ").replace(/(%[0-9a-f]{2})+/gi, (run) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(run.match(/[0-9a-f]{2}/gi), (pair) => parseInt(pair, 16))));

const writeEdits = (edits) => edits.map(([row, column, value]) => `${row}.${column}.${writeNumber(value)}`).join("~");

export function createCodec(settings, labs) {
  const { fields, fills, limits, own, foreign } = settings;
  const base = labs.DEFAULT;
  const isOwn = new Set(own), isForeign = new Set(foreign);

  function encode(lab, { view = true, pinned = null } = {}) {
    const parts = [];
    for (const { name, key } of fields) {
      const rows = lab.rows[name], columns = lab.columns[name];
      if (rows !== base.rows[name] || columns !== base.columns[name]) parts.push(`${key}=${rows}${columns === rows ? "" : `,${columns}`}`);
    }
    if (sameAxis(lab.rows, lab.columns) && !lab.linked) parts.push("l=0");
    if (lab.input_fill !== base.input_fill) parts.push(`x=${lab.input_fill}`);
    if (lab.kernel_fill !== base.kernel_fill) parts.push(`w=${lab.kernel_fill}`);
    if (lab.seed !== base.seed) parts.push(`seed=${lab.seed}`);
    if (lab.input_edits.length) parts.push(`xe=${writeEdits(lab.input_edits)}`);
    if (lab.kernel_edits.length) parts.push(`we=${writeEdits(lab.kernel_edits)}`);
    if (pinned) parts.push(`pin=${encodeURIComponent(encode(pinned, { view: false })).replaceAll("%2C", ",")}`);
    if (view) {
      if (lab.step !== null) parts.push(`t=${lab.step}`);
      if (lab.order !== "input") parts.push(`o=${lab.order}`);
      if (!lab.flip) parts.push("f=0");
    }
    return parts.join("&");
  }

  function take(query) {
    const found = new Map();
    for (const part of query.replace(/^\?/, "").split("&").slice(0, MOST_FIELDS)) {
      const equals = part.indexOf("=");
      const key = unquote(equals < 0 ? part : part.slice(0, equals));
      const value = equals < 0 ? "" : part.slice(equals + 1);
      if (key) found.set(key, isOwn.has(key) ? unquote(value.slice(0, limits.read)) : "");
    }
    return found;
  }

  function pairOf(text) {
    const comma = text.indexOf(",");
    const first = readWhole(comma < 0 ? text : text.slice(0, comma));
    return [first, comma < 0 ? first : readWhole(text.slice(comma + 1))];
  }

  function editsOf(text, side) {
    let complete = text.length <= limits.read;
    const all = text ? text.split("~") : [];
    const items = all.slice(0, side * side);
    complete &&= items.length === all.length;
    const cells = new Map();
    for (const item of items) {
      const [row, column, ...rest] = item.split(".");
      const edit = [readWhole(row), readWhole(column ?? ""), rest.length ? readNumber(rest.join(".")) : null];
      if (edit.includes(null) || edit[0] < 0 || edit[0] >= side || edit[1] < 0 || edit[1] >= side) { complete = false; continue; }
      const value = Math.min(Math.max(edit[2], -limits.value), limits.value);
      complete &&= value === edit[2];
      cells.set(edit[0] * side + edit[1], [edit[0], edit[1], value]);
    }
    return [[...cells.keys()].sort((one, other) => one - other).map((cell) => cells.get(cell)), complete];
  }

  /* The lab nearest to what the query asks for, and a problem or null. Never throws. */
  function decode(query) {
    const raw = take(query);
    const bad = [];
    const axes = [[], []];
    for (const { name, key } of fields) {
      const pair = raw.has(key) ? pairOf(raw.get(key)) : [null, null];
      axes[0].push(pair[0] ?? base.rows[name]);
      axes[1].push(pair[1] ?? base.columns[name]);
      if (raw.has(key) && pair.includes(null)) bad.push(name);
    }
    const [rows, columns, repairs] = labs.repair(labs.axisOf(axes[0]), labs.axisOf(axes[1]));
    const choose = (key, name, choices, otherwise) => {
      if (!raw.has(key)) return otherwise;
      if (Object.hasOwn(choices, raw.get(key))) return choices[raw.get(key)];
      bad.push(name);
      return otherwise;
    };
    const number = (key, name, high, otherwise) => {
      if (!raw.has(key)) return otherwise;
      const value = readWhole(raw.get(key));
      if (value === null || value < 0 || value > high) bad.push(name);
      return value === null ? otherwise : Math.min(Math.max(value, 0), high);
    };
    const edits = (key, name, side) => {
      if (!raw.has(key)) return [];
      const [found, complete] = editsOf(raw.get(key), side);
      if (!complete) bad.push(name);
      return found;
    };
    const named = Object.fromEntries(fills.map((name) => [name, name]));
    const side = (name) => fields.find((field) => field.name === name).high;
    const truth = { 0: false, 1: true };
    const linked = choose("l", "linked", truth, true);
    const lab = {
      rows, columns, linked: linked && sameAxis(rows, columns),
      input_fill: choose("x", "input_fill", named, base.input_fill),
      kernel_fill: choose("w", "kernel_fill", named, base.kernel_fill),
      seed: number("seed", "seed", limits.seed, base.seed),
      input_edits: edits("xe", "input_edits", side("size")),
      kernel_edits: edits("we", "kernel_edits", side("kernel")),
      step: number("t", "step", limits.step, null),
      order: choose("o", "order", { input: "input", output: "output" }, "input"),
      flip: choose("f", "flip", truth, true),
    };
    if ([...raw.keys()].some((key) => !isOwn.has(key) && !isForeign.has(key) && !key.startsWith("utm_"))) bad.push("unknown");
    if (bad.length) {
      const fieldsOf = [...new Set([...bad, ...repairs.map(({ field }) => field)])];
      return { lab, problem: { code: "link", fields: fieldsOf, values: {}, repairs: [] } };
    }
    return { lab, problem: repairs.length ? { code: "repaired", fields: [], values: {}, repairs } : null };
  }

  /* The lab that the query pins, or null; a pin within that pin is passed over. */
  function decodePin(query) {
    const pinned = take(query).get("pin");
    return pinned === undefined ? { lab: null, problem: null } : decode(pinned);
  }

  const fits = (query) => new TextEncoder().encode(query).length <= limits.query;
  const hasOwn = (query) => [...take(query).keys()].some((key) => isOwn.has(key));

  return { encode, decode, decodePin, fits, hasOwn };
}
