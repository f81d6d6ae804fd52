/* What a typed or pasted text means: deconv_viz/state/edit.py, for a page without Python. */

import { readNumber } from "./codec.js";

const DECIMAL_COMMA = /^([+-]?[0-9]*),([0-9]+(?:[eE][+-]?[0-9]+)?)$/;
const MIXED_COMMAS = /,\s.*,[^\s,]|,[^\s,].*,\s/;
const THOUSANDS = /^[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+$/;

const problem = (code, values = {}) => ({ code, fields: [], values, repairs: [] });
const isDecimal = (word) => DECIMAL_COMMA.test(word);

/* { block } of rows of numbers, null for an empty cell; or { problem }. */
export function parseBlock(text, limits) {
  if (text.length > limits.read) return { problem: problem("block_too_long", { limit: limits.read }) };
  const lines = text.replace(/[\u2212\u2013]/g, "-").replace(/[\r\n]+$/, "").split(/\r\n|\r|\n/);
  if (areCommasUnclear(lines)) return { problem: problem("comma") };
  const [rows, decimalComma] = cellsOf(lines);
  const texts = rows.flat().filter(Boolean);
  if (!texts.length) return { problem: problem("block_empty") };
  const withComma = texts.filter((cell) => cell.includes(","));
  if (withComma.length && withComma.every((cell) => THOUSANDS.test(cell))) return { problem: problem("comma") };
  const block = [];
  for (const [row, cells] of rows.entries()) {
    const values = [];
    for (const [column, cell] of cells.entries()) {
      const comma = decimalComma ? DECIMAL_COMMA.exec(cell) : null;
      const value = cell ? readNumber(comma ? `${comma[1]}.${comma[2]}` : cell) : null;
      if (cell && (value === null || Math.abs(value) > limits.value)) {
        const code = value === null ? "number" : "value_too_large";
        if (texts.length === 1) return { problem: problem(code, { limit: limits.value }) };
        return { problem: problem(`${code}_in_block`, { row: row + 1, column: column + 1, limit: limits.value }) };
      }
      values.push(value);
    }
    block.push(values);
  }
  return { block };
}

/* Cells are separated by tabs; without these by semicolons; then by commas; then by spaces. */
function cellsOf(lines) {
  const text = lines.join("\n");
  for (const separator of ["\t", ";"])
    if (text.includes(separator)) return [lines.map((line) => line.split(separator).map((cell) => cell.trim())), true];
  const words = lines.map((line) => line.trim().split(/[ \u00a0\u2009\u202f]+/));
  const spaced = words.some((line) => line.length > 1);
  const allDecimal = words.flat().every((word) => !word.includes(",") || isDecimal(word));
  if (text.includes(",") && !(spaced && allDecimal)) return [lines.map((line) => line.split(",").map((cell) => cell.trim())), false];
  return [words, spaced];
}

function areCommasUnclear(lines) {
  const text = lines.join("\n");
  if (text.includes("\t") || text.includes(";")) return false;
  return (lines.length === 1 && isDecimal(text.trim())) || lines.some((line) => MIXED_COMMAS.test(line));
}
