/* The presenter's keys. A clicker sends PageDown and PageUp, `.` or `b`, F5 and Escape; Streamlit owns `r` and `c`. */

const KEYS = {
  PageDown: "next", ArrowDown: "next", n: "next", Enter: "next",
  PageUp: "back", ArrowUp: "back", p: "back", Backspace: "back",
  Home: "first", End: "last",
  " ": "play", ArrowRight: "forward", ArrowLeft: "rewind", v: "reveal", o: "order", f: "flip", k: "turn", "+": "faster", "-": "slower",
  s: "panel", z: "formula", b: "black", ".": "black", t: "clock", u: "full", F5: "full", "?": "help", Escape: "escape", q: "leave",
};
const SHIFTED = { ArrowRight: "end", ArrowLeft: "start", t: "restart" };

/* What the help card lists: the keys as they are printed, and the word that says what they do. */
export const CARD = [
  ["Page Down ↓ n Enter", "key_next"], ["Page Up ↑ p", "key_back"], ["Home End", "key_ends"], ["1 … 9, Enter", "key_jump"],
  ["Space", "key_play"], ["→ ←", "key_step"], ["v", "key_reveal"], ["o", "key_order"], ["f", "key_flip"], ["k", "key_turn"], ["+ −", "key_speed"],
  ["s", "key_panel"], ["z", "key_formula"], ["b .", "key_black"], ["t", "key_clock"], ["u F5", "key_full"], ["Esc", "key_close"], ["q", "key_leave"],
];

/* What a key does, a digit as itself; undefined for a key that belongs to somebody else. */
export function presenterAction(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (target.matches("select, input")) return event.key === "PageDown" || event.key === "PageUp" ? KEYS[event.key] : undefined;
  if (target.matches("button, a, summary") && (event.key === " " || event.key === "Enter")) return undefined;
  // Who has gone to a grid with Tab walks its cells with the arrows.
  if (target.matches(".cells:focus-visible") && /^Arrow|^Enter$/.test(event.key)) return undefined;
  if (/^[0-9]$/.test(event.key)) return event.key;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (event.shiftKey && SHIFTED[key]) || KEYS[key];
}
