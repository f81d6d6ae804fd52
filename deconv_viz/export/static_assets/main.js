/* A page of the static edition: which one it is, says its body. */

import { createCodec } from "./codec.js";
import { createLabs } from "./lab.js";
import { startLab } from "./lab_page.js";
import { startPresent } from "./present_page.js";
import { createShell } from "./shell.js";
import { openTables } from "./tables.js";
import { startTasks } from "./tasks_page.js";

const { settings, words } = self.deconvStatic;
const page = document.body.dataset.page;
const START = { tasks: startTasks, present: startPresent };

async function start() {
  const shell = createShell(page, words);
  let tables;
  try {
    tables = await openTables(self.deconvTables);
  } catch {
    document.querySelector("[data-trouble]").hidden = false; // a browser that cannot inflate
    return;
  }
  const labs = createLabs(settings, tables), codec = createCodec(settings, labs);
  await (START[page] ?? startLab)({ page, settings, shell, labs, codec, tables });
  document.body.dataset.ready = "";
}

start();
