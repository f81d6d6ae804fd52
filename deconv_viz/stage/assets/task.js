/* The tasks as a component: Streamlit calls the default export on every change of data or theme. `data` may be the
   bytes of the message or the message itself. */

import { createTask } from "./task_view.js";
// What task_view.js needs, named here so that the browser asks for all files at once.
import "./task_check.js";
import "./task_grid.js";
import "./task_parts.js";
import "./task_progress.js";
import "./theme.js";

const tasks = new WeakMap();
const decoder = new TextDecoder();

export default function ({ data, parentElement, setTriggerValue }) {
  const message = ArrayBuffer.isView(data) ? JSON.parse(decoder.decode(data)) : data;
  let task = tasks.get(parentElement);
  if (!task) {
    const root = document.createElement("div");
    // The roles' colours stand in the stage's own style sheet and nowhere else.
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("stage.css", import.meta.url).href;
    parentElement.append(style, root);
    task = createTask(root, parentElement.host ?? parentElement);
    style.onload = () => task.colour();
    task.style = style;
    tasks.set(parentElement, task);
  }
  task.tell = (name, value) => setTriggerValue(name, value);
  task.show(message);
  return () => {
    task.close();
    task.style.remove();
    tasks.delete(parentElement);
  };
}
