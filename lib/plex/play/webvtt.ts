/*
 * SRT as WebVTT, which is all that a browser's <track> reads. Plex converts other texts to SRT, but none
 * reliably to WebVTT (PROTOCOL §6.9).
 */

const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})/;

/** Whether a text has at least one cue; an error page has none. */
export const hasCues = (text: string): boolean => lines(text).some((line) => TIMES.test(line));

/**
 * Turns SRT into WebVTT. Byte order marks, any line ends, missing counters and short times are taken;
 * bold, italic and underlined stay, every other tag goes; `{\an8}` moves a cue to the top. WebVTT comes
 * back as it was.
 */
export function toWebVtt(srt: string): string {
  if (/^\uFEFF?WEBVTT(\s|$)/.test(srt)) return lines(srt).join("\n");
  const cues: string[] = [];
  let text: string[] = [];
  let times: string | undefined;
  const finish = () => {
    if (times && text.length > 0) cues.push(cue(times, text));
    times = undefined;
    text = [];
  };
  for (const line of lines(srt)) {
    const found = TIMES.exec(line);
    if (found) {
      // Where the blank line is missing, the last line so far was this cue's counter.
      if (/^\s*\d+\s*$/.test(text.at(-1) ?? "")) text.pop();
      finish();
      times = `${stamp(found[1] ?? "")} --> ${stamp(found[2] ?? "")}`;
    } else if (line.trim() === "") finish();
    else if (times) text.push(line);
  }
  finish();
  return `WEBVTT\n\n${cues.map((one) => `${one}\n`).join("\n")}`;
}

const lines = (text: string) => text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);

function cue(times: string, text: string[]): string {
  const all = text.join("\n");
  const atTop = /\{\\an[789]\}/.test(all);
  return `${times}${atTop ? " line:5%" : ""}\n${escaped(all.replace(/\{\\[^{}]*\}/g, ""))}`;
}

/**
 * Three tags mean the same in both formats; anything else that looks like one would break the cue. No tag reaches
 * past the beginning of another: a text of nothing but beginnings would take hours.
 */
function escaped(text: string): string {
  return text
    .replace(/<\/?(?!(?:b|i|u)>)[a-z][^<>]*>/gi, "")
    .split(/(<\/?[biu]>)/i)
    .map((piece, at) => (at % 2 === 1 ? piece.toLowerCase() : plain(piece)))
    .join("");
}

const plain = (text: string) =>
  text
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** `1:02:03,4` as `01:02:03.400`. */
function stamp(time: string): string {
  const [clock = "", fraction = ""] = time.split(/[.,]/);
  const parts = clock.split(":");
  const [hours, minutes, seconds] = parts.length === 3 ? parts : ["0", ...parts];
  return `${[hours, minutes, seconds].map((part) => part?.padStart(2, "0")).join(":")}.${fraction.padEnd(3, "0")}`;
}
