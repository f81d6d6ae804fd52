/* The bar's button for what a link hides: where the page as it is open has no stage with such a button. */

import { partButton } from "./bar_parts.js";
import { REVEAL, lift, lifted } from "./veil.js";

let path = ""; // of the page that was shown last

/* Another page is another exercise. */
export function arrive() {
  if (path && path !== location.pathname) lift(false);
  path = location.pathname;
}

export function createReveal({ shown: { say } }) {
  const button = partButton("reveal", say.reveal, say.reveal_help);
  const sync = () => {
    button.hidden = document.documentElement.hasAttribute("data-reveals");
    button.setAttribute("aria-pressed", lifted());
  };
  button.addEventListener("click", () => {
    lift(!lifted());
    window.dispatchEvent(new CustomEvent(REVEAL, { detail: lifted() }));
  });
  const watcher = new MutationObserver(sync);
  watcher.observe(document.documentElement, { attributeFilter: ["data-reveals", "data-revealed"] });
  sync();
  return { nodes: [button], close: () => watcher.disconnect() };
}
