/* Light or dark as the visitor chose, before anything is drawn. A file opened from disk may keep nothing: then it is the system's. */

try {
  const chosen = localStorage.getItem("deconv_viz.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* no storage here */ }
