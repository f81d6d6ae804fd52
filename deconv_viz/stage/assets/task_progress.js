/* What a visitor has answered: in this browser's own storage and nowhere else. Where that is closed to us, in this
   page only. */

const KEY = "deconv_viz.tasks";
const MOST = 1000; // answers; the oldest go first

let kept = "{}";

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return JSON.parse(kept);
  }
}

function write(done) {
  kept = JSON.stringify(done);
  try {
    localStorage.setItem(KEY, kept);
  } catch {
    // Private windows may have no storage: then it lasts as long as the page.
  }
}

/* Only the first answer to a question counts. */
export function note(kind, n, right) {
  const done = read();
  const key = `${kind}.${n}`;
  if (key in done) return;
  const entries = Object.entries(done).slice(1 - MOST);
  write({ ...Object.fromEntries(entries), [key]: right ? 1 : 0 });
}

/* { right, all, kinds: { kind: { right, all } } }. */
export function progress() {
  const kinds = {};
  for (const [key, right] of Object.entries(read())) {
    const kind = key.replace(/\.\d+$/, "");
    const one = (kinds[kind] ??= { right: 0, all: 0 });
    one.all += 1;
    one.right += right === 1 ? 1 : 0;
  }
  const sum = (name) => Object.values(kinds).reduce((total, one) => total + one[name], 0);
  return { right: sum("right"), all: sum("all"), kinds };
}

export function forget() {
  kept = "{}";
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
