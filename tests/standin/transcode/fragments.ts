/*
 * ffmpeg writes every piece of an fMP4 rendition as a film of its own. Players want one header for all of them, and
 * pieces without it.
 */

type Box = { type: string; start: number; end: number };

/** The header that belongs before all pieces (`EXT-X-MAP`): what describes the tracks. */
export function headerOf(piece: Buffer): Buffer {
  return pick(piece, (type) => type === "ftyp" || type === "moov");
}

/** The bare fragments of a piece. */
export function fragmentsOf(piece: Buffer): Buffer {
  return pick(piece, (type) => type === "moof" || type === "mdat");
}

function pick(piece: Buffer, wanted: (type: string) => boolean): Buffer {
  const found = boxes(piece).filter((box) => wanted(box.type));
  return Buffer.concat(found.map((box) => piece.subarray(box.start, box.end)));
}

function boxes(piece: Buffer): Box[] {
  const found: Box[] = [];
  for (let start = 0; start + 8 <= piece.length; ) {
    const size = piece.readUInt32BE(start);
    if (size < 8) break; // a 64-bit size, which a few seconds of film never need
    found.push({ type: piece.toString("latin1", start + 4, start + 8), start, end: start + size });
    start += size;
  }
  return found;
}
