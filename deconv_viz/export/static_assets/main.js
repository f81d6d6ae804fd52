/* A page of the static edition: which one it is, says its body. */

import { createBar } from "./bar_page.js";
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
  const bar = (make) => shell.onSpoken(createBar(document.querySelector("[data-bar-box]"), { page, settings, shell, make }).show);
  let tables;
  try {
    tables = await openTables(self.deconvTables);
  } catch {
    document.querySelector("[data-trouble]").hidden = false; // a browser that cannot inflate
    bar(null);
    return;
  }
  const labs = createLabs(settings, tables), codec = createCodec(settings, labs);
  const make = await (START[page] ?? startLab)({ page, settings, shell, labs, codec, tables });
  bar(make ?? null);
  document.body.dataset.ready = "";
}

start();
