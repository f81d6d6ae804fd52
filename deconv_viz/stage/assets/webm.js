/* A recorded WebM says nowhere how long it is, so players can neither show its length nor seek in it.
   The length belongs into the segment's Info element (RFC 9559, section 5.1.2.10); the segment itself, and everything
   after Info, is recorded with places relative to clusters, so that bytes may be put in. */

const SEGMENT = 0x18538067, INFO = 0x1549a966, SCALE = 0x2ad7b1, DURATION = 0x4489;
const HEAD = 4096; // bytes: Info stands before the first cluster
const NANOSECONDS = 1e9;

/* An element's identifier and its data's length are numbers of variable size: leading zeros of the first byte. */
function readNumber(bytes, at, keepMark) {
  const length = Math.clz32(bytes[at]) - 23;
  let value = keepMark ? bytes[at] : bytes[at] & (0xff >> length);
  for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i];
  return { value, length };
}

function* elements(bytes, from, to) {
  for (let at = from; at < to;) {
    const id = readNumber(bytes, at, true);
    const size = readNumber(bytes, at + id.length, false);
    const start = at + id.length + size.length;
    yield { id: id.value, at, sizeAt: at + id.length, sizeLength: size.length, start, end: start + size.value };
    at = start + size.value;
  }
}

const find = (bytes, id, from, to) => {
  for (const element of elements(bytes, from, to)) if (element.id === id) return element;
  return null;
};

/* The same film with its length in it; the film as it is where that cannot be done or has been. */
export async function withDuration(blob, seconds) {
  const bytes = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  const segment = find(bytes, SEGMENT, 0, bytes.length);
  const info = segment && find(bytes, INFO, segment.start, bytes.length);
  if (!info || info.end > bytes.length || find(bytes, DURATION, info.start, info.end)) return blob;
  const scale = find(bytes, SCALE, info.start, info.end);
  let unit = 0;
  if (scale) for (let at = scale.start; at < scale.end; at++) unit = unit * 256 + bytes[at];
  const duration = new DataView(new ArrayBuffer(11));
  duration.setUint16(0, DURATION);
  duration.setUint8(2, 0x88); // eight bytes follow
  duration.setFloat64(3, (seconds * NANOSECONDS) / (unit || 1e6));
  const size = new DataView(new ArrayBuffer(8));
  size.setBigUint64(0, BigInt(info.end - info.start + 11) | (1n << 56n)); // in eight bytes, whatever it was in
  return new Blob(
    [bytes.slice(0, info.sizeAt), size, bytes.slice(info.start, info.end), duration, blob.slice(info.end)],
    { type: blob.type },
  );
}
