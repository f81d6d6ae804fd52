/* A button that hands over the state that stands in the address, the step and the order with it: only the browser knows
   these. It also keeps the lesson that is being made, in this browser and nowhere else: a server keeps it for as long as
   one visit lasts, and a reload is another visit. */

const KEY = "deconv_viz.lesson";
const LONGEST = 12_000; // characters; a link of the lab has 6,000
const mounts = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  let mount = mounts.get(parentElement);
  if (!mount) {
    mount = { button: document.createElement("button"), asked: false };
    mount.button.type = "button";
    mount.button.className = "collect";
    parentElement.append(mount.button);
    mounts.set(parentElement, mount);
  }
  const { label, help, own, lesson } = JSON.parse(decoder.decode(data));
  mount.button.hidden = !label;
  mount.button.textContent = label;
  mount.button.title = help;
  mount.button.onclick = () => setTriggerValue("collect", window.location.search.slice(1, LONGEST));
  const kept = keep(own, lesson);
  if (kept && !mount.asked) {
    mount.asked = true;
    setTriggerValue("restore", kept);
  }
  return () => {
    mount.button.remove();
    mounts.delete(parentElement);
  };
}

/* What the visitor has made replaces what was kept; where he has made nothing yet, what was kept is offered. */
function keep(own, lesson) {
  try {
    if (!own) return window.localStorage.getItem(KEY);
    if (lesson) window.localStorage.setItem(KEY, lesson);
    else window.localStorage.removeItem(KEY);
  } catch { /* a browser that keeps nothing */ }
  return null;
}
