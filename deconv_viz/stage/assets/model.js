/* A scene, read and grouped. Two dimensions: rows and columns.

   The core sends index tables; this file only looks them up and adds products:
     board[i*k + t]    canvas position that input i reaches through kernel element t
     output[b]         output index of canvas position b, or -1 where it is cropped
     source[p]         input index at position p of the zero-inserted input, -1 inserted zero, -2 padding
     windows[o*k + u]  position that output o reads with element u of the flipped kernel
   There is no index formula here, so the picture cannot disagree with the core without showing it. */

export const INSERTED = -1;
export const PADDING = -2;

const range = (n) => Array.from({ length: n }, (_, index) => index);

/* One axis, with its table grouped every way that a view needs. Pairs are [input, kernel element]. */
function readAxis(axis) {
  const { n, k, m, board, output, source, windows } = axis;
  const reached = range(output.length).map(() => []);
  for (let i = 0; i < n; i++) for (let t = 0; t < k; t++) reached[board[i * k + t]].push([i, t]);
  const position = range(m).fill(-1);
  output.forEach((o, b) => { if (o >= 0) position[o] = b; });
  const place = range(n).fill(-1);
  source.forEach((i, p) => { if (i >= 0) place[i] = p; });
  // The windows that read each input element, with the window's element that meets it.
  const readers = range(n).map(() => []);
  for (let o = 0; o < m; o++)
    for (let u = 0; u < k; u++) {
      const i = source[windows[o * k + u]];
      if (i >= 0) readers[i].push([o, u]);
    }
  return { ...axis, canvas: output.length, padded: source.length, reached, position, place, readers };
}

export function readModel(scene) {
  const [rows, columns] = scene.dims.map((index) => readAxis(scene.axes[index]));
  const model = {
    scene, rows, columns, line: rows.n * rows.k * rows.m === 1,
    x: scene.x, w: scene.w, y: scene.y,
    inputs: rows.n * columns.n,
    outputs: rows.m * columns.m,
    cells: rows.canvas * columns.canvas,
    inputSpan: span(scene.x),
    outputSpan: 0,
  };
  model.full = sumStamps(model, model.inputs);
  model.sizes = sumStamps(model, model.inputs, Math.abs);
  model.outputSpan = span(model.full);
  // A page without Python has no result of the core: the stamps' sums stand for it, and the windows' are held against them.
  model.y ??= Array.from({ length: model.outputs }, (_, cell) => model.full[boardOfOutput(model, cell)]);
  return model;
}

const span = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/* ---- scatter: products grouped by input ---- */

/* Calls visit(board cell, product, kernel cell) for each product of one stamp. */
export function eachOfStamp(model, input, visit) {
  const { rows, columns, x, w } = model;
  const i = Math.floor(input / columns.n), j = input % columns.n;
  for (let t = 0; t < rows.k; t++) {
    const line = rows.board[i * rows.k + t] * columns.canvas;
    for (let u = 0; u < columns.k; u++) {
      const cell = t * columns.k + u;
      visit(line + columns.board[j * columns.k + u], x[input] * w[cell], cell);
    }
  }
}

export function sumStamps(model, count, measure = (value) => value, into = null, from = 0) {
  const totals = into ?? new Float64Array(model.cells);
  for (let input = from; input < count; input++)
    eachOfStamp(model, input, (cell, product) => { totals[cell] += measure(product); });
  return totals;
}

/* ---- gather: the same products grouped by the windows of the zero-inserted input ---- */

/* The kernel element that lies in place u of the window: turned by 180 degrees, or not. */
export const kernelAt = (model, u, v, flip) => {
  const { rows, columns } = model;
  return flip
    ? (rows.k - 1 - u) * columns.k + (columns.k - 1 - v)
    : u * columns.k + v;
};

/* Calls visit(output cell, product, kernel cell) for each window that reads one input. */
export function eachReader(model, input, flip, visit) {
  const { rows, columns, x, w } = model;
  const i = Math.floor(input / columns.n), j = input % columns.n;
  for (const [o, u] of rows.readers[i])
    for (const [q, v] of columns.readers[j]) {
      const cell = kernelAt(model, u, v, flip);
      visit(o * columns.m + q, x[input] * w[cell], cell);
    }
}

export function sumReaders(model, count, flip, into = null, from = 0) {
  const totals = into ?? new Float64Array(model.outputs);
  for (let input = from; input < count; input++)
    eachReader(model, input, flip, (cell, product) => { totals[cell] += product; });
  return totals;
}

/* Output by output: what each window sums over its whole extent, zeros included. */
export function sumWindows(model, flip) {
  const { rows, columns, x, w } = model;
  const sums = new Float64Array(model.outputs);
  for (let o = 0; o < rows.m; o++)
    for (let u = 0; u < rows.k; u++) {
      const i = rows.source[rows.windows[o * rows.k + u]];
      if (i < 0) continue;
      for (let q = 0; q < columns.m; q++)
        for (let v = 0; v < columns.k; v++) {
          const j = columns.source[columns.windows[q * columns.k + v]];
          if (j >= 0) sums[o * columns.m + q] += x[i * columns.n + j] * w[kernelAt(model, u, v, flip)];
        }
    }
  return sums;
}

/* ---- one cell ---- */

export function termsOfBoard(model, cell) {
  const { rows, columns, x, w } = model;
  const r = Math.floor(cell / columns.canvas), c = cell % columns.canvas;
  const terms = [];
  for (const [i, t] of rows.reached[r])
    for (const [j, u] of columns.reached[c]) {
      const input = i * columns.n + j, kernel = t * columns.k + u;
      terms.push({ input, kernel, x: x[input], w: w[kernel], product: x[input] * w[kernel] });
    }
  return terms.sort((a, b) => a.input - b.input);
}

/* What the window of one output reads, without the flip: the mistake, spelled out. */
export function termsOfWindow(model, cell, flip) {
  const { rows, columns, x, w } = model;
  const o = Math.floor(cell / columns.m), q = cell % columns.m;
  const terms = [];
  for (let u = 0; u < rows.k; u++) {
    const i = rows.source[rows.windows[o * rows.k + u]];
    for (let v = 0; v < columns.k && i >= 0; v++) {
      const j = columns.source[columns.windows[q * columns.k + v]];
      if (j < 0) continue;
      const input = i * columns.n + j, kernel = kernelAt(model, u, v, flip);
      terms.push({ input, kernel, x: x[input], w: w[kernel], product: x[input] * w[kernel] });
    }
  }
  return terms.sort((a, b) => a.input - b.input);
}

export function boardOfOutput(model, cell) {
  const { rows, columns } = model;
  return rows.position[Math.floor(cell / columns.m)] * columns.canvas + columns.position[cell % columns.m];
}

export function outputOfBoard(model, cell) {
  const { rows, columns } = model;
  const o = rows.output[Math.floor(cell / columns.canvas)], q = columns.output[cell % columns.canvas];
  return o < 0 || q < 0 ? -1 : o * columns.m + q;
}

/* Input index at a cell of the zero-inserted input; else INSERTED or PADDING. */
export function sourceOfPadded(model, cell) {
  const { rows, columns } = model;
  const i = rows.source[Math.floor(cell / columns.padded)], j = columns.source[cell % columns.padded];
  if (i >= 0 && j >= 0) return i * columns.n + j;
  return i === PADDING || j === PADDING ? PADDING : INSERTED;
}

export function paddedOfInput(model, input) {
  const { rows, columns } = model;
  const p = rows.place[Math.floor(input / columns.n)], q = columns.place[input % columns.n];
  return p < 0 || q < 0 ? -1 : p * columns.padded + q;
}

/* ---- do the three agree? ---- */

/* Equal means within the scene's share of the sum of the absolute terms, cell by cell. */
export function verdict(model, flip) {
  const gathered = sumWindows(model, flip);
  const differs = new Uint8Array(model.outputs);
  let worst = model.scene.matrix ?? 0, count = 0;
  for (let cell = 0; cell < model.outputs; cell++) {
    const board = boardOfOutput(model, cell);
    const allowed = model.scene.tolerance * model.sizes[board];
    const off = Math.max(Math.abs(model.full[board] - model.y[cell]), Math.abs(gathered[cell] - model.y[cell]));
    if (off > allowed) { differs[cell] = 1; count++; }
    worst = Math.max(worst, off);
  }
  const equal = count === 0 && (model.scene.matrix_equal ?? true);
  return { equal, worst, count, differs, gathered };
}
