/* Values to start from: what deconv_viz/core/fills.py says, for two axes. Nothing here depends on how a
   transposed convolution is indexed; a test holds every fill against the core's. */

const MASK = (1n << 64n) - 1n;

/* splitmix64 (Steele, Lea & Flood 2014). */
function mixed(state) {
  state = (state + 0x9e3779b97f4a7c15n) & MASK;
  state = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  state = ((state ^ (state >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return state ^ (state >> 31n);
}

function random([rows, columns], { seed, role, low, high }) {
  let state = mixed(BigInt(seed));
  for (const byte of new TextEncoder().encode(role)) state = mixed(state ^ BigInt(byte));
  const span = BigInt(high - low + 1), values = [];
  for (let r = 0; r < rows; r++) {
    const row = mixed(state ^ BigInt(r));
    for (let c = 0; c < columns; c++) values.push(Number(mixed(row ^ BigInt(c)) % span) + low);
  }
  return values;
}

function triangle(size) {
  const factor = Math.floor((size + 1) / 2);
  const centre = size % 2 ? factor - 1 : factor - 0.5;
  return Array.from({ length: size }, (_, t) => 1 - Math.abs(t - centre) / factor);
}

const each = ([rows, columns], value) =>
  Array.from({ length: rows * columns }, (_, cell) => value(Math.floor(cell / columns), cell % columns, cell));

const FILLS = {
  ones: (shape) => each(shape, () => 1),
  impulse: (shape) => each(shape, (r, c) => (r === shape[0] >> 1 && c === shape[1] >> 1 ? 1 : 0)),
  ramp: (shape) => each(shape, (r, c, cell) => cell),
  random,
  bilinear(shape) {
    const [rows, columns] = shape.map(triangle);
    return each(shape, (r, c) => rows[r] * columns[c]);
  },
  checker: (shape) => each(shape, (r, c) => (r + c + 1) % 2),
};

export const fillOf = (name, shape, chance) => FILLS[name](shape, chance);
