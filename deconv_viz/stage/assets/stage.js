/* The stage: one player for any scene. Streamlit calls the default export on every change of data or theme;
   a WeakMap keeps the running stage of each mount, so a change never restarts it. */

import { createStage } from "./view.js";

const stages = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  let stage = stages.get(parentElement);
  if (!stage) {
    stage = createStage(parentElement.querySelector("[data-stage]"), parentElement.host ?? parentElement);
    stages.set(parentElement, stage);
  }
  stage.send = (name, value) => setTriggerValue(name, value);
  stage.show(JSON.parse(decoder.decode(data)));
  return () => {
    stages.get(parentElement)?.close();
    stages.delete(parentElement);
  };
}
