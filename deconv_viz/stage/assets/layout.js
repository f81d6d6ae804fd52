/* How large a cell may be, so that both panels stand side by side without scrolling. */

const GAP = 18; // pixels between grids, as in stage.css
const CAPTION = 22; // pixels of a caption with its margin
const EDGE = 4; // the canvas's own edge, for rings
const LARGEST = 46;
const READABLE = 4; // below this, scrolling is the lesser evil
const SMALLEST = 1.5;
const LEAST_WIDTH = { x: 100, w: 86, stamp: 66, flipped: 112 }; // of captions and switches, in pixels
const KERNEL_READABLE = 22;

/* Grids of few cells stay readable where the large ones cannot. */
export function kernelCell(name, grid, cell) {
  const room = LEAST_WIDTH[name];
  return room ? Math.max(cell, Math.min(KERNEL_READABLE, Math.floor(room / Math.max(grid.columns, grid.rows)))) : cell;
}

const across = (panel, names, cell, wraps) => {
  const widths = names.map((name) => Math.max(panel.grids[name].columns * cell, wraps ? 0 : LEAST_WIDTH[name] ?? 0) + EDGE);
  return wraps ? Math.max(...widths) : widths.reduce((sum, width) => sum + width, (names.length - 1) * GAP);
};
const down = (panel, names, cell) => CAPTION + EDGE + Math.max(...names.map((name) => panel.grids[name].rows * kernelCell(name, panel.grids[name], cell)));

/* Grids stand side by side above, the result beneath; on a phone they wrap, and the page scrolls. */
export function cellSize(panels, width, height, wraps) {
  const fits = (cell, panel) => {
    const lines = [panel.top, panel.bottom];
    if (lines.some((names) => across(panel, names, cell, wraps) > width)) return false;
    return cell <= READABLE || lines.reduce((sum, names) => sum + down(panel, names, cell), 8) <= height;
  };
  for (let cell = LARGEST; cell > SMALLEST; cell -= cell > READABLE ? 1 : 0.5)
    if (panels.every((panel) => fits(cell, panel))) return cell;
  return SMALLEST;
}
