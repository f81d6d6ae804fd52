/* A wire has nothing to show: it hands what a part of the page sends (a fragment may not draw outside itself) to
   the stage and the sheets, which are mounts with modules of their own and listen to the window. */

const WIRE = "deconv_viz:wire";
const QUIET = 120; // ms after the picture: a key that is held down sends pictures only
const wires = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  const message = JSON.parse(decoder.decode(data));
  const before = wires.get(parentElement);
  // Streamlit shows a mount's last message again when the theme changes.
  if (before?.number === message.number) return undefined;
  clearTimeout(before?.waiting);
  const wire = { number: message.number, waiting: 0 };
  wires.set(parentElement, wire);
  window.dispatchEvent(new CustomEvent(WIRE, { detail: message }));
  if (message.ask)
    requestAnimationFrame(() => {
      wire.waiting = setTimeout(() => {
        if (wires.get(parentElement) === wire) setTriggerValue("shown", message.number);
      }, QUIET);
    });
  return () => {
    clearTimeout(wires.get(parentElement)?.waiting);
    wires.delete(parentElement);
  };
}
