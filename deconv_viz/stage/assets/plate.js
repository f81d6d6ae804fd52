/* Pictures side by side on one canvas, a pixel a value; pointing and arrow keys lead to a picture or a cell of it. */

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export const rgbOf = (css) => css.match(/\d+/g).map(Number);

export function createPlate(hole, { choose, say }) {
  const canvas = document.createElement("canvas");
  const frame = document.createElement("i");
  const cursor = document.createElement("i");
  frame.className = "frame-of";
  cursor.className = "cursor";
  hole.replaceChildren(canvas, frame, cursor);
  let about = null, pixels = null, at = null;

  function take(next, values) {
    const same = about && about.shape.join() === next.shape.join();
    about = next;
    pixels = values;
    const { width, height } = size();
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    if (!same) at = null;
    const chosen = about.chosen;
    if (!at && about.choose) at = chosen ? chosen.slice(0, 3) : [0, 0, 0];
    canvas.setAttribute("role", about.choose ? "application" : "img");
    canvas.setAttribute("aria-label", about.label);
    canvas.classList.toggle("choosable", Boolean(about.choose));
    if (about.choose) canvas.tabIndex = 0; else canvas.removeAttribute("tabindex");
    box(frame, chosen);
    box(cursor, null);
  }

  const size = () => {
    const [count, rows, columns] = about.shape;
    return { width: about.across * (columns + 1) - 1, height: Math.ceil(count / about.across) * (rows + 1) - 1 };
  };

  function box(element, part) {
    element.hidden = !part;
    if (!part) return;
    const [picture, row, column, tall, wide] = part;
    const [, rows, columns] = about.shape;
    const { width, height } = size();
    const left = (picture % about.across) * (columns + 1) + column, top = Math.floor(picture / about.across) * (rows + 1) + row;
    Object.assign(element.style, { left: `${(left / width) * 100}%`, top: `${(top / height) * 100}%`, width: `${(wide / width) * 100}%`, height: `${(tall / height) * 100}%` });
  }

  function paint(theme) {
    const [count, rows, columns] = about.shape;
    const image = new ImageData(canvas.width, canvas.height);
    const none = rgbOf(theme.blank.fill), full = rgbOf(theme.role[about.role]), less = rgbOf(theme.role.negative);
    // One colour for each of the 256 values: a plate has up to 25,000 of them.
    const colours = Array.from({ length: 256 }, (_, value) => {
      const share = about.signed ? (value - 128) / 127 : value / 255;
      const end = share < 0 ? less : full;
      return none.map((part, index) => part + (end[index] - part) * Math.min(1, Math.abs(share)));
    });
    for (let picture = 0, from = 0; picture < count; picture++) {
      const left = (picture % about.across) * (columns + 1), top = Math.floor(picture / about.across) * (rows + 1);
      for (let row = 0; row < rows; row++)
        for (let column = 0, to = ((top + row) * image.width + left) * 4; column < columns; column++, to += 4) {
          const colour = colours[pixels[from++]];
          image.data[to] = colour[0]; image.data[to + 1] = colour[1]; image.data[to + 2] = colour[2]; image.data[to + 3] = 255;
        }
    }
    canvas.getContext("2d").putImageData(image, 0, 0);
  }

  /* The picture and cell at a point of the screen, or null between two pictures. */
  function pointed(event) {
    const area = canvas.getBoundingClientRect();
    const [count, rows, columns] = about.shape;
    const x = Math.floor(((event.clientX - area.left) / area.width) * canvas.width), y = Math.floor(((event.clientY - area.top) / area.height) * canvas.height);
    const [across, down] = [Math.floor(x / (columns + 1)), Math.floor(y / (rows + 1))];
    const picture = down * about.across + across;
    const [row, column] = [y % (rows + 1), x % (columns + 1)];
    return picture < 0 || picture >= count || across >= about.across ? null : [picture, Math.min(row, rows - 1), Math.min(column, columns - 1)];
  }

  const part = ([picture, row, column]) => (about.cells ? [picture, row, column, 1, 1] : [picture, 0, 0, about.shape[1], about.shape[2]]);
  const told = (place) => `${about.choose}${about.cells ? place.join(",") : place[0]}`;
  const mark = (place) => {
    box(cursor, place && part(place));
    const [picture, row, column] = place ?? [];
    canvas.title = place && about.picture ? about.picture.replace("{picture}", picture) + (about.cells ? ` [${row},${column}]` : "") : "";
  };

  canvas.addEventListener("pointermove", (event) => { if (about.choose) mark(pointed(event)); });
  canvas.addEventListener("pointerleave", () => mark(null));
  canvas.addEventListener("click", (event) => {
    const place = about.choose && pointed(event);
    if (!place) return;
    at = place;
    choose(told(place));
  });
  canvas.addEventListener("keydown", (event) => {
    if (!about.choose || event.altKey || event.ctrlKey || event.metaKey) return;
    if (STEPS[event.key]) { walk(STEPS[event.key]); mark(at); say(canvas.title); }
    else if (event.key === "Enter" || event.key === " ") choose(told(at));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  canvas.addEventListener("focus", () => { if (canvas.matches(":focus-visible") && about.choose) mark(at); });
  canvas.addEventListener("blur", () => mark(null));

  function walk([down, right]) {
    const [count, rows, columns] = about.shape;
    const within = (number, most) => Math.min(most - 1, Math.max(0, number));
    const [picture, row, column] = at;
    if (about.cells) { at = [picture, within(row + down, rows), within(column + right, columns)]; return; }
    const next = picture + down * about.across + right;
    if (next >= 0 && next < count) at = [next, 0, 0];
  }
  return { take, paint };
}
