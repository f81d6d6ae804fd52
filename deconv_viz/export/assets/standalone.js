/* A page of its own: one stage, in the colours that the visitor's system asks for. */

import { createStage } from "../../stage/assets/view.js";
import { createRecorder } from "./recorder.js";

const { message, words, scheme } = JSON.parse(document.getElementById("data").textContent);
const root = document.querySelector("[data-stage]");
if (scheme) document.documentElement.dataset.scheme = scheme;

const stage = createStage(root, document.documentElement);
stage.show(message);
// The same message once more: the stage keeps its step and takes the new colours.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => stage.show(message));
createRecorder(document.querySelector("[data-record]"), stage, words);
