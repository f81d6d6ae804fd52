/* A lesson of a teacher's own, as it stands in a link: deconv_viz/state/script_codec.py, read within the same bounds. */

const VERSION = 1;
const PANELS = { s: "scatter", g: "gather" };

const plain = (text, most) => text.replace(/\p{C}/gu, " ").split(/\s+/u).filter(Boolean).join(" ").slice(0, most).trimEnd();

async function unzip(packed, most) {
  const squeezed = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const reader = new Blob([squeezed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) { await reader.cancel(); throw new RangeError("too long"); }
    parts.push(value);
  }
  return new Blob(parts).text();
}

/* { title, slides }, or null for what is no lesson. */
export async function readScript(packed, { limits, script }) {
  if (packed.length > limits.query) return null;
  try {
    const [version, title, slides] = JSON.parse(await unzip(packed, script.unpacked));
    if (version !== VERSION) return null;
    const read = slides.slice(0, script.slides).filter((one) => Array.isArray(one) && one.slice(0, 3).every((part) => typeof part === "string"));
    const found = read.map(([flags, query, says, answer]) => {
      const ask = flags.includes("a");
      const panel = Object.keys(PANELS).find((flag) => flags.includes(flag));
      return {
        query, says: plain(says, script.says), ask, answer: ask && typeof answer === "string" ? plain(answer, script.says) : "",
        panel: PANELS[panel] ?? "both", plays: flags.includes("p"),
      };
    });
    return found.length ? { title: typeof title === "string" ? plain(title, script.title) : "", slides: found } : null;
  } catch {
    return null;
  }
}
