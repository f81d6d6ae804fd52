/* The core's tables for every axis that the controls allow, made in Python beforehand (static_tables.py).
   They are looked up and cut here; no position is worked out. */

const FIRST_RULE = 250; // in `sizes`: what is no output size is a rule that is broken

/* From base64 of a deflated stream; works from disk, where nothing can be fetched. */
export async function inflate(data) {
  const packed = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}

export const openTables = async ({ index, data, fields, order, rules }) =>
  createTables(readSections(index, await inflate(data)), fields, order, rules);

function readSections(index, bytes) {
  const sections = {};
  let at = 0;
  for (const [name, width, count, differences] of index) {
    const values = width === 2 ? new Uint16Array(bytes, at, count) : new Uint8Array(bytes, at, count);
    if (differences) for (let i = 1; i < count; i++) values[i] += values[i - 1];
    sections[name] = values;
    at += width * count;
  }
  return sections;
}

function createTables(sections, fields, order, rules) {
  const field = Object.fromEntries(fields.map((one) => [one.name, one]));
  const count = ({ low, high }) => high - low + 1;
  /* Where an axis stands in a box that has these fields for its dimensions. */
  const place = (names, axis) => names.reduce((at, name) => at * count(field[name]) + axis[name] - field[name].low, 0);
  const SPREAD = ["size", "kernel", "stride", "dilation"];
  const CROP = ["padding", "output_padding"];

  const starts = (lengths) => {
    let at = 0;
    return Array.from(lengths, (length) => (at += length) - length);
  };
  const stripStart = starts(sections.lengths);
  const boardStart = starts(Array.from(sections.longest, (rows, at) => rows * kernelAt(["kernel", "stride", "dilation"], at)));
  const windowStart = starts(Array.from(sections.outputs, (rows, at) => rows * kernelAt(["kernel", "dilation"], at)));

  /* The kernel size of an entry of a box whose first dimension it is. */
  function kernelAt(names, at) {
    const beneath = names.slice(1).reduce((all, name) => all * count(field[name]), 1);
    return Math.floor(at / beneath) + field.kernel.low;
  }

  /* The first rows of a table, put together again from their differences. */
  function rowsOf(table, start, rows, columns) {
    const values = Array.from(table.subarray(start, start + rows * columns));
    for (let i = columns; i < values.length; i++) values[i] += values[i - columns];
    return values;
  }

  const isInside = (axis) => fields.every(({ name, low, high }) => axis[name] >= low && axis[name] <= high);
  const entry = (axis) => sections.sizes[place(order, axis)];
  const isValid = (axis) => isInside(axis) && entry(axis) < FIRST_RULE;
  const outputOf = (axis) => (isValid(axis) ? entry(axis) : 0);

  /* The first rule that an axis within the limits breaks, with its numbers, or null. */
  function refusal(axis, limit) {
    if (isValid(axis)) return null;
    const rule = rules[entry(axis) - FIRST_RULE];
    const spread = place(SPREAD, axis), crop = place(CROP, axis);
    const values = {
      output_padding_below_max_stride_dilation: { stride: axis.stride, dilation: axis.dilation },
      output_at_least_one: { canvas: sections.canvas[spread] },
      board_side: { side: sections.canvas[spread] + sections.grown[crop], limit },
      padded_side: { side: sections.padded[spread] - sections.cut[crop], limit },
    }[rule];
    return { rule, values };
  }

  /* What a scene holds of an axis: see model.js. */
  function tablesOf(axis) {
    const { size: n, kernel: k } = axis;
    const m = outputOf(axis);
    const board = rowsOf(sections.board, boardStart[place(["kernel", "stride", "dilation"], axis)], n, k);
    const windows = rowsOf(sections.windows, windowStart[place(["kernel", "dilation"], axis)], m, k);
    const [front, behind, skipped] = sections.crops.subarray(3 * place(CROP, axis), 3 * place(CROP, axis) + 3);
    const output = [...Array(front).fill(-1), ...Array(m).keys(), ...Array(behind).fill(-1)];
    const strip = stripStart[sections.strip[place(SPREAD, axis)] - 1] + skipped;
    const source = Array.from(new Int8Array(sections.strips.slice(strip, strip + windows[windows.length - 1] + 1).buffer));
    return { n, k, m, board, output, source, windows };
  }

  return { isValid, outputOf, refusal, tablesOf };
}
