/* The grids beside a question: numbers to read, or cells to choose by mouse, touch and keyboard. */

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/* `pick` makes its cells buttons; `changed(chosen)` hears of every choice, an ascending list of flat indices. */
export function createTaskGrid(grid, labels, fill, { pick = false, changed = () => {} } = {}) {
  const figure = document.createElement("figure");
  figure.className = `task-grid ${grid.role}`;
  figure.toggleAttribute("data-pick", pick);
  const caption = document.createElement("figcaption");
  caption.textContent = `${grid.name || labels[grid.role]} ${fill(labels.size, grid)}`;
  const box = document.createElement("div");
  box.className = "task-cells";
  box.style.setProperty("--columns", grid.columns);
  box.setAttribute("role", pick ? "group" : "img");
  box.setAttribute("aria-label", pick ? caption.textContent : described(grid, caption.textContent));
  figure.append(caption, box);

  const chosen = new Set();
  const cells = Array.from({ length: grid.rows * grid.columns }, (_, index) => {
    const cell = document.createElement(pick ? "button" : "span");
    const value = grid.values?.[index];
    cell.dataset.index = index;
    if (value !== undefined) {
      cell.textContent = String(value).replace("-", "\u2212");
      cell.dataset.value = value;
    }
    cell.toggleAttribute("data-mark", grid.marks.includes(index));
    if (pick) {
      const place = { row: Math.floor(index / grid.columns), column: index % grid.columns, value };
      cell.type = "button";
      cell.tabIndex = index ? -1 : 0;
      cell.setAttribute("aria-pressed", "false");
      cell.setAttribute("aria-label", fill(value === undefined ? labels.cell : labels.cell_value, place));
    }
    return cell;
  });
  box.append(...cells);
  if (pick) {
    box.addEventListener("click", (event) => toggle(event.target.closest("button")));
    box.addEventListener("keydown", walk);
  }

  function toggle(cell) {
    if (!cell || figure.hasAttribute("data-closed")) return;
    const index = Number(cell.dataset.index);
    if (!chosen.delete(index)) chosen.add(index);
    cell.setAttribute("aria-pressed", String(chosen.has(index)));
    enter(cell);
    changed(choice());
  }

  function walk(event) {
    const step = STEPS[event.key];
    const cell = event.target.closest("button");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const index = Number(cell.dataset.index);
    const row = Math.floor(index / grid.columns) + step[0], column = (index % grid.columns) + step[1];
    if (row >= 0 && row < grid.rows && column >= 0 && column < grid.columns) enter(cells[row * grid.columns + column]);
  }

  /* One cell is on the way of the Tab key: the one that was entered last. */
  function enter(cell) {
    for (const other of cells) other.tabIndex = other === cell ? 0 : -1;
    cell.focus({ preventScroll: true });
  }

  const choice = () => [...chosen].sort((a, b) => a - b);

  return {
    figure, choice,
    focus: () => enter(cells.find((cell) => cell.tabIndex === 0) ?? cells[0]),
    clear() {
      chosen.clear();
      for (const cell of cells) cell.setAttribute("aria-pressed", "false");
      changed([]);
    },
    /* The right cells are outlined and ticked; chosen ones that are not among them are crossed out. */
    reveal(answer) {
      figure.setAttribute("data-closed", "");
      cells.forEach((cell, index) => {
        const right = answer.includes(index);
        cell.toggleAttribute("data-right", right);
        cell.toggleAttribute("data-wrong", !right && chosen.has(index));
      });
    },
    colour(theme) {
      const most = Math.max(1, ...(grid.values ?? []).map(Math.abs));
      for (const cell of cells) {
        const value = Number(cell.dataset.value ?? 0);
        const { fill: ground, ink } = value ? theme.tint(grid.role, value, most) : theme.blank;
        cell.style.setProperty("--ground", ground);
        cell.style.setProperty("--ink", ink);
      }
    },
  };
}

function described(grid, caption) {
  if (!grid.values) return caption;
  const rows = Array.from({ length: grid.rows }, (_, row) => grid.values.slice(row * grid.columns, (row + 1) * grid.columns).join(" "));
  return `${caption}: ${rows.join("; ")}`;
}
