/* The page's address is the document. Python sends the lab's part of the query; this file alone
   writes the address, so nothing can erase the step that only the browser knows. Streamlit itself
   does not notice what is written here and may show Python an older query: `asked` below is what
   Python has seen, and where it is not what stands in the address, the stage says what does. */

const WRITE_AFTER = 250; // ms; browsers allow about 200 address changes in 30 s
const FINGERPRINT = 2000; // characters
const NEW_ENTRY_AFTER = 1000; // changes that follow each other faster are one entry of the history

export function createLink() {
  return { base: null, written: 0, timer: 0 };
}

function viewQuery({ step, order, flip }, steps) {
  const parts = [];
  if (step !== null && step !== undefined) parts.push(`t=${Math.min(step, steps)}`);
  if (order === "output") parts.push("o=output");
  if (!flip) parts.push("f=0");
  return parts.join("&");
}

/* The lab's part of the address as it stands. */
export function standing(own) {
  return Object.fromEntries([...new URLSearchParams(window.location.search)].filter(([key]) => own.has(key)));
}

/* The same in one line, to compare with; `fingerprint` in stage/component.py makes the same one. */
export const fingerprint = (query) =>
  Object.entries(query).map(([key, value]) => `${key}=${value}`).sort().join("&").slice(0, FINGERPRINT);

export const isStanding = (asked, own) => asked === null || asked === fingerprint(standing(own));

/* Other people's keys (embed, lang, …) stay as they are. */
function foreign(own) {
  return [...new URLSearchParams(window.location.search)]
    .filter(([key]) => !own.has(key))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
}

export function address(base, view, steps, own) {
  const query = [...foreign(own), base, viewQuery(view, steps)].filter(Boolean).join("&");
  return window.location.pathname + (query ? `?${query}` : "") + window.location.hash;
}

/* A changed laboratory makes an entry that Back returns to; a changed step only amends the address. */
export function writeLink(link, base, view, steps, own, { fresh = false } = {}) {
  const changed = link.base !== null && link.base !== base && !fresh;
  link.base = base;
  const write = () => {
    const target = address(base, view(), steps, own);
    if (target === window.location.pathname + window.location.search + window.location.hash) return;
    const now = performance.now();
    if (changed && now - link.written > NEW_ENTRY_AFTER) window.history.pushState(window.history.state, "", target);
    else window.history.replaceState(window.history.state, "", target);
    if (changed) link.written = now;
  };
  clearTimeout(link.timer);
  if (changed || fresh) write();
  else link.timer = setTimeout(write, WRITE_AFTER);
}
