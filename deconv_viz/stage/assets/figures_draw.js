/* HTML as the browser has laid it out, drawn as SVG: boxes, borders, words and pictures at their places, with the
   colours and fonts that the style sheets came to. What the file needs, it has in it; a font that is not there gives
   way to another of the same width. */

const SVG = "http://www.w3.org/2000/svg";
const PAINTED = [
  "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "visibility",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order", "clip-path", "mask", "marker-end", "marker-start", "image-rendering",
];
const SKIPPED = "script, style, link, template, noscript, title, .modebar-container, [popover]:not(:popover-open)";

const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const known = new Map();

/* A colour in any of CSS's notations as #rrggbb and an opacity: other programs know no others. */
export function plainColour(colour) {
  if (!known.has(colour)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = "#000";
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    known.set(colour, { colour: `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`, opacity: Number((a / 255).toFixed(3)) });
  }
  return known.get(colour);
}

const short = (number) => Number(number.toFixed(2));
const pixels = (length) => Number.parseFloat(length) || 0;

export function createDrawing() {
  const root = document.createElementNS(SVG, "g");
  const drawing = { right: 0, bottom: 0, add, markup: () => new XMLSerializer().serializeToString(root) };
  let into = root;

  function reach({ right, bottom }) {
    drawing.right = Math.max(drawing.right, right);
    drawing.bottom = Math.max(drawing.bottom, bottom);
  }

  function put(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, typeof value === "number" ? short(value) : value);
    into.append(made);
    return made;
  }

  const paint = (key, css) => {
    const { colour, opacity } = plainColour(css);
    return { [key]: colour, [`${key}-opacity`]: opacity < 1 ? opacity : undefined };
  };
  const isClear = (css) => plainColour(css).opacity === 0;

  async function add(element) {
    if (element.matches(SKIPPED)) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || isForEars(element, style)) return;
    const opacity = Number(style.opacity);
    if (opacity === 0) return;
    const outside = into;
    if (opacity < 1) into = put("g", { opacity });
    const seen = style.visibility === "visible";
    if (seen) box(element.getBoundingClientRect(), style);
    if (element.namespaceURI === SVG) {
      if (seen) vector(element);
    } else if (element.matches("img, canvas")) {
      if (seen) picture(element, style);
    } else {
      if (seen) before(element);
      if (seen && element.matches("ol > li") && style.listStyleType === "decimal") numbered(element, style);
      for (const node of element.childNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) await add(node);
        else if (node.nodeType === Node.TEXT_NODE && seen) words(node, style);
      }
    }
    into = outside;
  }

  /* What only a screen reader says stands on the page in a box of a pixel. */
  const isForEars = (element, style) => style.overflow === "hidden" && Math.min(element.offsetWidth ?? 2, element.offsetHeight ?? 2) <= 1;

  function box(rect, style) {
    if (!rect.width || !rect.height) return;
    const { left: x, top: y, width, height } = rect;
    const rx = Math.min(pixels(style.borderTopLeftRadius), width / 2, height / 2) || undefined;
    let drawn = true;
    if (!isClear(style.backgroundColor)) put("rect", { x, y, width, height, rx, ...paint("fill", style.backgroundColor) });
    else drawn = false;
    if (style.backgroundImage.startsWith("repeating-linear-gradient")) hatch(rect, style.backgroundImage);
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({ wide: style[`border${side}Style`] === "none" ? 0 : pixels(style[`border${side}Width`]), css: style[`border${side}Color`], dashed: style[`border${side}Style`] === "dashed" }));
    if (sides.every(({ wide, css }) => wide === sides[0].wide && css === sides[0].css)) ring(rect, sides[0].wide, sides[0].css, -sides[0].wide / 2, sides[0].dashed, rx);
    else edges(rect, sides);
    if (style.outlineStyle !== "none") ring(rect, pixels(style.outlineWidth), style.outlineColor, pixels(style.outlineOffset) + pixels(style.outlineWidth) / 2, style.outlineStyle === "dashed", rx);
    for (const [, css, spread, inset] of style.boxShadow.matchAll(/((?:\w+\([^)]*\))|#\w+) 0px 0px 0px ([\d.]+)px( inset)?/g)) ring(rect, Number(spread), css, (inset ? -1 : 1) * (Number(spread) / 2), false, rx);
    if (drawn) reach(rect);
  }

  function ring({ left, top, width, height }, wide, css, out, dashed, rx) {
    if (!wide || isClear(css)) return;
    put("rect", { x: left - out, y: top - out, width: Math.max(0, width + 2 * out), height: Math.max(0, height + 2 * out), rx, fill: "none", "stroke-width": wide, "stroke-dasharray": dashed ? `${3 * wide} ${2 * wide}` : undefined, ...paint("stroke", css) });
    reach({ right: left + width + out, bottom: top + height + out });
  }

  function edges({ left, top, right, bottom }, [above, after, below, before]) {
    const line = ({ wide, css, dashed }, x1, y1, x2, y2) => wide && !isClear(css) && put("line", { x1, y1, x2, y2, "stroke-width": wide, "stroke-dasharray": dashed ? `${3 * wide} ${2 * wide}` : undefined, ...paint("stroke", css) });
    line(above, left, top + above.wide / 2, right, top + above.wide / 2);
    line(after, right - after.wide / 2, top, right - after.wide / 2, bottom);
    line(below, left, bottom - below.wide / 2, right, bottom - below.wide / 2);
    line(before, left + before.wide / 2, top, left + before.wide / 2, bottom);
  }

  /* What a repeated gradient shows on the page: thin slanting lines. */
  function hatch({ left, top, width, height }, image) {
    const css = image.match(/(?:rgba?|color|oklch|oklab)\([^)]*\)/)?.[0];
    if (!css) return;
    const strokes = [];
    for (let at = 5; at < width + height; at += 5) {
      const [x1, y1] = at <= height ? [left, top + at] : [left + at - height, top + height];
      const [x2, y2] = at <= width ? [left + at, top] : [left + width, top + at - width];
      strokes.push(`M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`);
    }
    put("path", { d: strokes.join(""), fill: "none", "stroke-width": 1, ...paint("stroke", css) });
  }

  /* What a style sheet puts in front of an element's words: a square in a role's colour, or a sign. */
  function before(element) {
    const style = getComputedStyle(element, "::before");
    if (style.content === "none" || style.display === "none") return;
    const range = document.createRange();
    range.selectNodeContents(element);
    const first = range.getClientRects()[0];
    if (!first) return;
    const right = first.left - pixels(style.marginRight);
    const [width, height] = [pixels(style.width), pixels(style.height)];
    if (width && !isClear(style.backgroundColor)) put("rect", { x: right - width, y: first.top + (first.height - height) / 2, width, height, rx: pixels(style.borderTopLeftRadius) || undefined, ...paint("fill", style.backgroundColor) });
    const text = style.content.match(/^"(.+)"$/)?.[1];
    if (text?.trim()) word(text.trim(), { ...first.toJSON(), left: right - metrics(style, text).width, width: metrics(style, text.trim()).width }, style);
  }

  function numbered(item, style) {
    const range = document.createRange();
    range.selectNodeContents(item);
    const first = range.getClientRects()[0];
    const text = `${[...item.parentElement.children].indexOf(item) + 1}.`;
    const { width } = metrics(style, text);
    if (first) word(text, { ...first.toJSON(), left: first.left - width - 5, width }, style);
  }

  function metrics(style, text) {
    brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return brush.measureText(text);
  }

  function words(node, style) {
    for (const { text, rect } of lines(node)) word(style.textTransform === "uppercase" ? text.toUpperCase() : text, rect, style);
  }

  function word(text, rect, style) {
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = metrics(style, text);
    const made = put("text", {
      x: rect.left, y: rect.top + (rect.height * up) / (up + down), "font-family": style.fontFamily, "font-size": style.fontSize,
      "font-weight": style.fontWeight === "400" ? undefined : style.fontWeight, "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle,
      textLength: [...text].length > 1 ? rect.width : undefined, lengthAdjust: "spacingAndGlyphs", ...paint("fill", style.color),
    });
    made.textContent = text;
    reach(rect);
  }

  /* A text as it is broken into lines, each with its place. */
  function* lines(node) {
    const range = document.createRange();
    let line = null;
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const rect = range.getBoundingClientRect();
      if (!rect.width) continue;
      if (line && Math.abs(rect.top - line.top) < rect.height / 2) {
        range.setStart(node, line.start);
        Object.assign(line, { end: index + word.length, rect: range.getBoundingClientRect() });
      } else {
        if (line) yield { text: textOf(node, line), rect: line.rect };
        line = { start: index, end: index + word.length, top: rect.top, rect };
      }
    }
    if (line) yield { text: textOf(node, line), rect: line.rect };
  }

  const textOf = (node, { start, end }) => node.data.slice(start, end).replace(/\s+/g, " ");

  function picture(element, style) {
    const { left: x, top: y, width, height } = element.getBoundingClientRect();
    const source = element.src?.startsWith("data:") ? element.src : drawnAs(element);
    if (!source) return;
    put("image", { x, y, width, height, href: source, preserveAspectRatio: "none", style: style.imageRendering === "pixelated" ? "image-rendering:pixelated" : undefined });
    reach({ right: x + width, bottom: y + height });
  }

  function drawnAs(element) {
    const canvas = document.createElement("canvas");
    canvas.width = element.naturalWidth ?? element.width;
    canvas.height = element.naturalHeight ?? element.height;
    if (!canvas.width || !canvas.height) return "";
    canvas.getContext("2d").drawImage(element, 0, 0);
    return canvas.toDataURL("image/png");
  }

  /* A drawing that is SVG already, with what style sheets say of its parts written into them. */
  function vector(svg) {
    const copy = svg.cloneNode(true);
    const rect = svg.getBoundingClientRect();
    const [parts, copies] = [svg, copy].map((of) => [of, ...of.querySelectorAll("*")]);
    parts.forEach((part, index) => resolve(part, copies[index]));
    for (const part of copy.querySelectorAll("script, style, foreignObject, [data-gone]")) part.remove();
    copy.removeAttribute("data-gone");
    copy.removeAttribute("opacity"); // the group around it has it
    for (const [key, value] of Object.entries({ x: rect.left, y: rect.top, width: rect.width, height: rect.height })) copy.setAttribute(key, short(value));
    copy.setAttribute("overflow", getComputedStyle(svg).overflow);
    into.append(copy);
    reach(rect);
  }

  function resolve(part, copy) {
    const style = getComputedStyle(part);
    if (style.display === "none") copy.setAttribute("data-gone", "");
    for (const { name } of [...copy.attributes]) if (/^(on|data-(?!gone)|aria-|class$|style$|tabindex$|role$)/.test(name)) copy.removeAttribute(name);
    if (part.matches("defs, defs *, clipPath *") && !part.matches("defs rect, defs path, defs circle, defs line, defs stop")) return;
    for (const name of PAINTED) {
      const value = style.getPropertyValue(name);
      if (!value || value === "none" && !["fill", "stroke"].includes(name)) continue;
      if ((name === "fill" || name === "stroke") && value !== "none" && !value.startsWith("url")) {
        const { colour, opacity } = plainColour(value);
        copy.setAttribute(name, colour);
        if (opacity < 1) copy.setAttribute(`${name}-opacity`, short(opacity * Number(style.getPropertyValue(`${name}-opacity`))));
      } else if (!(name.endsWith("-opacity") && copy.hasAttribute(name))) copy.setAttribute(name, value.replace(/url\("[^"#]*#/g, 'url("#'));
    }
    if (style.transform !== "none" && !copy.hasAttribute("transform") && part.ownerSVGElement) copy.setAttribute("transform", style.transform);
  }

  return drawing;
}
