/* The stage: one player for any scene. Streamlit calls the default export on every change of data or theme;
   a WeakMap keeps the running stage of each mount, so a change never restarts it.

   A part of the page that does not contain the stage (a fragment) sends it a new scene by a wire (wire.js). */

import { createStage } from "./view.js";
// What view.js needs, named here so that the browser asks for all files at once.
import "./build.js";
import "./edit.js";
import "./focus.js";
import "./grid.js";
import "./layout.js";
import "./lights.js";
import "./link.js";
import "./model.js";
import "./motion.js";
import "./numbers.js";
import "./panels.js";
import "./player.js";
import "./pointing.js";
import "./readout.js";
import "./tables.js";
import "./theme.js";
import "./veil.js";

const stages = new WeakMap();
const decoder = new TextDecoder();
let present = null;

window.addEventListener("deconv_viz:wire", ({ detail }) => { if (detail.stage) present?.show(detail.stage); });

export default function ({ data, parentElement, setTriggerValue }) {
  const message = JSON.parse(decoder.decode(data));
  let stage = stages.get(parentElement);
  if (!stage) {
    const root = document.createElement("div");
    root.className = "stage";
    root.dataset.stage = "";
    parentElement.append(root);
    stage = createStage(root, parentElement.host ?? parentElement);
    stages.set(parentElement, stage);
    root.player = stage; // for the bar, which records films of it
  }
  present = stage;
  stage.send = (name, value) => setTriggerValue(name, value);
  stage.show(message);
  return () => {
    stage.close();
    stage.root.remove();
    stages.delete(parentElement);
    if (present === stage) present = null;
  };
}
