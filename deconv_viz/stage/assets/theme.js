/* Colours of the stage: the roles come from stage.css, the ground from Streamlit's theme variables. */

const ROLES = ["input", "kernel", "canvas", "output", "zero", "negative", "accent"];

function toRgb(text, fallback) {
  const canvas = toRgb.canvas ?? (toRgb.canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = fallback;
  canvas.fillStyle = text.trim() || fallback;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/* Relative luminance and contrast as WCAG 2 defines them. */
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((v) => { const c = v / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [hi, lo] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (hi + 0.05) / (lo + 0.05);
};
const css = (rgb) => `rgb(${rgb.map(Math.round).join(",")})`;
const mix = (a, b, share) => a.map((v, index) => v + (b[index] - v) * share);

const LEVELS = 24;

/* Null until the stage's style sheet has arrived: without it the roles have no colours. */
export function readTheme(root, host) {
  const style = getComputedStyle(host);
  if (!getComputedStyle(root).getPropertyValue("--input")) return null;
  const ground = toRgb(style.getPropertyValue("--st-background-color"), "#ffffff");
  root.toggleAttribute("data-dark", luminance(ground) < 0.2);
  const own = getComputedStyle(root);
  const text = toRgb(style.getPropertyValue("--st-text-color"), "#1f2937");
  const roles = Object.fromEntries(ROLES.map((role) => [role, toRgb(own.getPropertyValue(`--${role}`), "#888888")]));
  const paint = (rgb) => ({ fill: css(rgb), ink: contrast(rgb, text) >= contrast(rgb, ground) ? css(text) : css(ground) });
  const scales = {};
  for (const role of ["input", "canvas", "output", "kernel"])
    scales[role] = {
      positive: Array.from({ length: LEVELS + 1 }, (_, level) => paint(mix(ground, roles[role], 0.07 + 0.4 * (level / LEVELS)))),
      negative: Array.from({ length: LEVELS + 1 }, (_, level) => paint(mix(ground, roles.negative, 0.07 + 0.4 * (level / LEVELS)))),
    };
  const dark = root.hasAttribute("data-dark");
  const hues = new Map();
  return {
    key: css(ground) + css(text),
    ground: css(ground),
    text: css(text),
    font: style.getPropertyValue("--st-font").trim() || "sans-serif",
    line: css(mix(ground, text, 0.28)),
    blank: { fill: css(mix(ground, text, 0.035)), ink: css(mix(ground, text, 0.82)) },
    inserted: css(mix(ground, roles.zero, 0.16)),
    role: Object.fromEntries(ROLES.map((role) => [role, css(roles[role])])),
    /* Diverging around zero: the role's own colour upwards, one common colour downwards. */
    tint(role, value, most) {
      const level = most > 0 ? Math.round((Math.min(Math.abs(value), most) / most) * LEVELS) : 0;
      return scales[role][value < 0 ? "negative" : "positive"][level];
    },
    /* Each kernel element's own hue, the same lightness for all, so one ink reads on each. */
    hue(index, count) {
      const id = index + count * 1000;
      let found = hues.get(id);
      if (!found) {
        const angle = Math.round((index / count) * 330 + 30);
        found = paint(toRgb(dark ? `oklch(0.46 0.115 ${angle})` : `oklch(0.85 0.105 ${angle})`, "#999999"));
        hues.set(id, found);
      }
      return found;
    },
  };
}
