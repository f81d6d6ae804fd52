/* The page's address is the document. Python sends the lab's part of the query; this file alone
   writes the address, so nothing can erase the step that only the browser knows. Streamlit itself
   does not notice what is written here and may show Python an older query: a message's `asked` is
   what Python has seen, and where it is not what stands in the address, the stage says what does. */

import { SETTLE } from "./settle.js";

const BACK_TIMEOUT = 1500; // ms
const WRITE_AFTER = 250; // ms; browsers allow about 200 address changes in 30 s
const FINGERPRINT = 2000; // characters
const NEW_ENTRY_AFTER = 1000; // changes that follow each other faster are one entry of the history

function viewQuery({ step, order, flip }, steps) {
  const parts = [];
  if (step !== null && step !== undefined) parts.push(`t=${Math.min(step, steps)}`);
  if (order === "output") parts.push("o=output");
  if (!flip) parts.push("f=0");
  return parts.join("&");
}

/* In one line, to compare with; `fingerprint` in stage/component.py makes the same one. */
const fingerprint = (query) =>
  Object.entries(query).map(([key, value]) => `${key}=${value}`).sort().join("&").slice(0, FINGERPRINT);

/* `view()` and `steps()` tell where the player stands, `send` reaches Python. */
export function createLink({ view, steps, send }) {
  const path = window.location.pathname;
  const events = new AbortController();
  let present = null, base = null, written = -Infinity, timer = 0, popped = false, waiting = 0;
  let unwritten = null;

  const isOwn = ([key]) => present.own.includes(key);
  const standing = () => Object.fromEntries([...new URLSearchParams(window.location.search)].filter(isOwn));
  const isStanding = () => present.asked === null || present.asked === fingerprint(standing());

  /* What stands in the address is what the visitor wants, whatever Python was told of it. */
  function ask(link = present) {
    present = link;
    forget();
    const query = standing();
    send("visit", { query, asked: fingerprint(query) });
  }

  /* A message has come, with the address that it goes with. */
  function take(link, visited) {
    present = link;
    if (!present.write) return;
    if (popped) answerBack();
    else if (visited && !isStanding()) ask();
    else write({ fresh: visited });
  }

  function forget() {
    clearTimeout(timer);
    unwritten = null;
  }

  function address() {
    // Other people's keys (embed, lang, \u2026) stay as they are, to the letter.
    const foreign = window.location.search.slice(1).split("&").filter((pair) => ![...new URLSearchParams(pair)].every(isOwn));
    const query = [...foreign, present.query, viewQuery(view(), steps())].filter(Boolean).join("&");
    return path + (query ? `?${query}` : "") + window.location.hash;
  }

  /* A changed lab makes an entry that Back returns to; a changed step only amends the address. */
  function write({ fresh = false } = {}) {
    if (!present?.write) return;
    const changed = base !== null && base !== present.query && !fresh;
    base = present.query;
    forget();
    const now = () => {
      unwritten = null;
      const target = address();
      if (target === path + window.location.search + window.location.hash) return;
      const time = performance.now();
      if (changed && time - written > NEW_ENTRY_AFTER) window.history.pushState(window.history.state, "", target);
      else window.history.replaceState(window.history.state, "", target);
      if (changed) written = time;
    };
    if (changed || fresh) now();
    else timer = setTimeout((unwritten = now), WRITE_AFTER);
  }

  /* Streamlit reruns the page by itself on Back; what the address says now is asked for after that. */
  function answerBack() {
    clearTimeout(waiting);
    if (popped) ask();
    popped = false;
  }

  window.addEventListener(SETTLE, () => {
    clearTimeout(timer);
    unwritten?.();
  }, { signal: events.signal });

  window.addEventListener("popstate", () => {
    if (!present?.write || window.location.pathname !== path) return;
    popped = true;
    written = -Infinity; // what is changed after Back does not belong to what went before
    forget();
    clearTimeout(waiting);
    waiting = setTimeout(answerBack, BACK_TIMEOUT);
  }, { signal: events.signal });

  function close() {
    events.abort();
    forget();
    clearTimeout(waiting);
  }

  return { ask, take, write, close };
}
