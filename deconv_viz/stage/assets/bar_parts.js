/* What the bar is made of: buttons with a picture and a word, menus, dialogs. */

const ICONS = {
  share: "M7 12l10-6M7 12l10 6M7 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0M17 5m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M17 19m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  take: "M12 4v11M7 10.5l5 5 5-5M4 19h16",
  reveal: "M2 12c5-8 15-8 20 0c-5 8-15 8-20 0M12 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  present: "M3 5h18M5 5v10h14V5M12 15v4M8 20h8",
  language: "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M4 12h16M12 4c-5 5-5 11 0 16c5-5 5-11 0-16",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5",
};
const EDGE = 8; // pixels that a menu keeps from the window's edge

export function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  if (text) made.textContent = text;
  return made;
}

export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;
  return holder.content.firstChild;
}

/* On a phone the word goes and the name stays. */
export function partButton(part, text, label = text) {
  const button = element("button", { type: "button", class: "part", "data-part": part, "aria-label": label, title: label });
  button.append(icon(part), element("span", {}, text));
  return button;
}

/* A menu as people know it: arrow keys and letters move, Escape closes and gives the focus back. It lies in the
   browser's top layer, so nothing on the page covers it and it takes no room.
   items: { name, act, checked, lang, note }. */
export function createMenu({ part, label, text, items, lang }) {
  const button = partButton(part, text, label);
  if (lang) button.lang = lang;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const menu = element("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label });
  const rows = items.map(({ name, act, checked, lang: of }) => {
    const row = element("button", { type: "button", role: checked === undefined ? "menuitem" : "menuitemradio", tabindex: "-1", lang: of }, name);
    if (checked !== undefined) row.setAttribute("aria-checked", checked);
    row.addEventListener("click", () => { menu.hidePopover(); act(); });
    return row;
  });
  menu.append(...rows);

  const focusRow = (index) => rows[(index + rows.length) % rows.length].focus();
  function open(from = 0) {
    if (menu.matches(":popover-open")) return;
    menu.showPopover();
    place();
    focusRow(from);
  }
  function place() {
    const at = button.getBoundingClientRect();
    const left = Math.min(at.right - menu.offsetWidth, window.innerWidth - menu.offsetWidth - EDGE);
    Object.assign(menu.style, { left: `${Math.max(EDGE, left)}px`, top: `${at.bottom + 4}px`, maxHeight: `${window.innerHeight - at.bottom - 4 - EDGE}px` });
  }
  menu.addEventListener("toggle", ({ newState }) => {
    button.setAttribute("aria-expanded", newState === "open");
    if (newState === "closed" && menu.contains(menu.getRootNode().activeElement)) button.focus();
  });
  // A click beside the menu closes it before it reaches the button: what was open at the press stays closed.
  let wasOpen = false;
  button.addEventListener("pointerdown", () => { wasOpen = menu.matches(":popover-open"); });
  button.addEventListener("click", () => { if (!wasOpen) open(); wasOpen = false; });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? 0 : -1);
  });
  menu.addEventListener("keydown", (event) => {
    const here = rows.indexOf(menu.getRootNode().activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) focusRow(to);
    else if (event.key === "Escape" || event.key === "Tab") { menu.hidePopover(); button.focus(); }
    else if (event.key.length === 1 && event.key !== " ") {
      const next = [...rows.slice(here + 1), ...rows.slice(0, here + 1)].find((row) => row.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
      next?.focus();
    } else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  });
  return { nodes: [button, menu], button, menu };
}

/* A modal dialog: the browser itself keeps the focus in it, closes it on Escape and gives the focus back. It is part
   of the page only while it is open. */
export function openDialog(root, dialog) {
  root.append(dialog);
  dialog.showModal();
}

export function createDialog(title, close) {
  const dialog = element("dialog", { class: "dialog" });
  const head = element("header");
  const heading = element("p", { class: "title", role: "heading", "aria-level": "2" }, title);
  const shut = element("button", { type: "button", class: "shut", "aria-label": close, title: close }, "×");
  head.append(heading, shut);
  dialog.setAttribute("aria-label", title);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(head);
  shut.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  // The keys of the page behind, Streamlit's own among them, are not for who writes here.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  return dialog;
}
