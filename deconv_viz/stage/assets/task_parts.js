/* Small parts of the tasks' view: its elements, words with code and bold, options of a choice. */

export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function build(root) {
  root.classList.add("stage", "task");
  root.dataset.bare = "";
  root.innerHTML = `<div class="task-bar">
      <label><span class="level-name"></span><select class="level"></select></label>
      <label><span class="lesson-name"></span><select class="lesson"></select></label>
      <span class="place"></span>
      <details class="task-progress"><summary></summary><div><ul></ul><p class="kept"></p><button type="button" class="forget plain"></button></div></details>
    </div>
    <form class="task-card" novalidate>
      <div class="task-question"><p class="about"></p><h3></h3><p class="ask"></p><pre hidden></pre><div class="task-grids"></div></div>
      <div class="task-reply"><div class="task-answer"></div>
        <div class="task-buttons"><button type="submit" class="check first"></button><button type="button" class="reveal"></button><button type="button" class="next"></button></div>
        <p class="task-verdict" role="status" aria-live="polite"></p></div>
    </form>`;
  const find = (selector) => root.querySelector(selector);
  return {
    form: find("form"), title: find("h3"), about: find(".about"), ask: find(".ask"), lines: find("pre"), grids: find(".task-grids"),
    answer: find(".task-answer"), verdict: find(".task-verdict"), check: find(".check"), reveal: find(".reveal"), next: find(".next"),
    level: find(".level"), lesson: find(".lesson"), levelName: find(".level-name"), lessonName: find(".lesson-name"), place: find(".place"),
    summary: find("summary"), list: find("ul"), kept: find(".kept"), forget: find(".forget"),
  };
}

export function button(words, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  return made;
}

export function strong(words) {
  const made = document.createElement("b");
  made.textContent = words;
  return made;
}

/* `code` and **bold**, and nothing else: the words are text, never HTML. */
export function rich(words) {
  return words.split(/(`[^`]*`|\*\*[^*]*\*\*)/).filter(Boolean).map((part) => {
    const bold = part.startsWith("**");
    if (!bold && !part.startsWith("`")) return part;
    const made = document.createElement(bold ? "b" : "code");
    made.textContent = bold ? part.slice(2, -2) : part.slice(1, -1);
    return made;
  });
}

export function choices(select, wanted, value) {
  const has = [...select.options].map((option) => `${option.value} ${option.text}`).join("|");
  if (has !== wanted.map((pair) => pair.join(" ")).join("|")) select.replaceChildren(...wanted.map(([key, words]) => new Option(words, key)));
  select.value = value;
}
