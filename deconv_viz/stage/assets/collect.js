/* A button that hands over the state that stands in the address, the step and the order with it: only the browser knows these. */

const buttons = new WeakMap();
const decoder = new TextDecoder();
const LONGEST = 12_000; // characters; a link of the lab has 6,000

export default function ({ data, parentElement, setTriggerValue }) {
  let button = buttons.get(parentElement);
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "collect";
    parentElement.append(button);
    buttons.set(parentElement, button);
  }
  const { label, help } = JSON.parse(decoder.decode(data));
  button.textContent = label;
  button.title = help;
  button.onclick = () => setTriggerValue("collect", window.location.search.slice(1, LONGEST));
  return () => {
    button.remove();
    buttons.delete(parentElement);
  };
}
