/* How large a cell may be, so that both panels stand side by side without scrolling. */

const GAP = 18; // pixels between grids, as in stage.css
const NARROW_GAP = 8; // on a phone
const CAPTION = 22; // pixels of a caption with its margin
const EDGE = 4; // the canvas's own edge, for rings
const LARGEST = 46;
const READABLE = 2; // below this, scrolling is the lesser evil
const SMALLEST = 1.5;
const ONE_ROW = 0.8; // of the size that it could have in two
const LEAST_WIDTH = { w: 86, stamp: 66, flipped: 112 }; // of captions and switches, in pixels
const SMALL_GRID = { x: 100, w: 66, stamp: 66, flipped: 66 }; // what a grid of few cells may always take
const SMALL_READABLE = 22;

/* How large things may be: in a page, and on a projector, where captions are as wide as they are written. */
const PLAIN = { largest: LARGEST, ways: ["stacked", "beside"], caption: CAPTION, least: (name) => LEAST_WIDTH[name] ?? 0 };
export const typeOf = (panels, large) => large
  ? { largest: 140, ways: ["stacked", "beside", "row"], caption: Object.values(panels[0].grids)[0].caption.offsetHeight, least: (name, grid) => grid.caption.offsetWidth }
  : PLAIN;

/* Grids of few cells stay readable where the large ones cannot. */
export function kernelCell(name, grid, cell) {
  const room = SMALL_GRID[name];
  return room ? Math.max(cell, Math.min(SMALL_READABLE, Math.floor(room / Math.max(grid.columns, grid.rows)))) : cell;
}

const widths = (panel, names, cell, wraps, type) => names.map((name) => {
  const grid = panel.grids[name];
  return Math.max(grid.columns * kernelCell(name, grid, cell), wraps ? 0 : type.least(name, grid)) + EDGE;
});
const heights = (panel, names, cell, type) => names.map((name) => {
  const grid = panel.grids[name];
  return grid.rows * kernelCell(name, grid, cell) + type.caption + EDGE;
});
const total = (sizes, gap = GAP) => sizes.reduce((sum, size) => sum + size, (sizes.length - 1) * gap);

/* Grids stand side by side above and the result beneath; or they stand in a column and the result beside it; or all in a row. */
function needs(panel, cell, way, wraps, type) {
  const lines = [panel.top, panel.bottom];
  const across = lines.map((names) => widths(panel, names, cell, wraps, type)), down = lines.map((names) => heights(panel, names, cell, type));
  if (wraps) return { width: Math.max(...across.flat()), height: 0 };
  if (way === "row") return { width: total(across.flat()), height: Math.max(...down.flat()) };
  if (way === "beside") return { width: total(across.map((line) => Math.max(...line))), height: Math.max(...down.map((line) => total(line))) };
  return { width: Math.max(...across.map((line) => total(line))), height: down.reduce((sum, line) => sum + Math.max(...line), 8) };
}

const largest = (fits, type) => {
  for (let cell = type.largest; cell > SMALLEST; cell -= cell > READABLE ? 1 : 0.5) if (fits(cell)) return cell;
  return SMALLEST;
};

/* The largest cell of the arrangements. On a phone grids wrap and the page scrolls; but input, kernel and stamp
   stay in one row where that costs little, so that the canvas is in sight. */
export function fit(panels, width, height, wraps, type = PLAIN) {
  const fits = (panel, way) => (cell) => {
    const need = needs(panel, cell, way, false, type);
    return need.width <= width && (cell <= READABLE || need.height <= height);
  };
  if (wraps) {
    const inOneRow = (cell) => total(widths(panels[0], panels[0].top, cell, false, type), NARROW_GAP) <= width;
    const wrapped = largest((cell) => panels.every((panel) => needs(panel, cell, "stacked", true, type).width <= width), type);
    const inRow = Math.min(wrapped, largest(inOneRow, type));
    return { cell: inRow >= ONE_ROW * wrapped ? inRow : wrapped, beside: false, row: false };
  }
  const cells = type.ways.map((way) => largest((cell) => panels.every((panel) => fits(panel, way)(cell)), type));
  const cell = Math.max(...cells);
  const way = type.ways[cells.indexOf(cell)];
  return { cell, beside: way === "beside", row: way === "row" };
}
