/* What the bar and the tour see of the page around them. In the app, mounts are shadow roots of their own; in the
   static edition the stage stands in the page itself, and data-sidebar marks what Streamlit's sidebar is there. */

/* The stage's element, wherever on the page it is mounted; null if there is none. */
export function findStage() {
  for (const host of document.querySelectorAll('[data-testid="stBidiComponentIsolated"], .stBidiComponent *')) {
    const stage = host.shadowRoot?.querySelector("[data-stage]");
    if (stage) return stage;
  }
  return document.querySelector("[data-stage]");
}

/* The sidebar's place on the screen, null while it is folded away. */
export function sidebarRect() {
  const bar = document.querySelector('[data-testid="stSidebar"], [data-sidebar]');
  const rect = bar?.getBoundingClientRect();
  return rect && bar.dataset.collapsed !== "true" && rect.right > 100 ? rect : null;
}

/* The range input whose label begins so; while the sidebar is folded away, the button that unfolds it. */
export function sliderOrItsDoor(label) {
  const door = sidebarRect() ? null : document.querySelector('[data-testid="stExpandSidebarButton"], [data-sidebar] .controls:not([open]) > summary');
  if (door) return door;
  const input = [...document.querySelectorAll(':is([data-testid="stSidebar"], [data-sidebar]) input[type="range"]')].find((slider) => slider.getAttribute("aria-label")?.startsWith(label));
  return input?.closest('[data-testid="stSlider"]') ?? input ?? null;
}

export const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/* Whether a tour was begun or declined in this browser: told to nobody else, and never an error where storing is off. */
const KEY = "deconv_viz.tour";
export function wasSeen() {
  try { return localStorage.getItem(KEY) !== null; } catch { return false; }
}
export function setSeen() {
  try { localStorage.setItem(KEY, "seen"); } catch { /* a private window may refuse: then it is offered once more */ }
}
