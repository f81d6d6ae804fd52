/* Numbers as people read them, and sentences from the catalogue's templates. */

const MINUS = "\u2212";

/* The whole value: up to 12 significant digits, no trailing zeros, a true minus sign. */
export function exact(value) {
  const text = Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6)
    ? value.toExponential(6).replace(/\.?0+e/, "e").replace("e+", "e")
    : String(Number(value.toPrecision(12)));
  return text.replace(/-/g, MINUS);
}

/* As a factor in a product: negative numbers in brackets. */
export const factor = (value) => (value < 0 ? `(${exact(value)})` : exact(value));

const HONEST = 0.05; // a shortened number is at most this share of itself off

/* The best text of at most `room` characters, or "" when none is honest. */
export function short(value, room) {
  const whole = exact(value);
  if (whole.length <= room) return whole;
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  const texts = [];
  if (size < 1e6)
    for (let digits = 4; digits >= 0; digits--) {
      const fixed = size.toFixed(digits);
      texts.push([fixed, digits ? fixed.replace(/\.?0+$/, "").replace(/^0\./, ".") : fixed]);
    }
  for (let digits = 2; digits >= 0; digits--) {
    const power = size.toExponential(digits);
    texts.push([power, power.replace("e+", "e").replace("-", MINUS)]);
  }
  const fits = ([number, text]) => sign.length + text.length <= room && Math.abs(number - size) <= HONEST * size;
  const best = texts.find(fits);
  return best ? sign + best[1] : "";
}

export const fill = (template, values = {}) =>
  template.replace(/\{(\w+)\}/g, (match, name) => (name in values ? String(values[name]) : match));

/* A cell by its name: one index in one dimension. */
export const at = ({ line }, name, index, columns) =>
  line ? `${name}[${index}]` : `${name}[${Math.floor(index / columns)},${index % columns}]`;
