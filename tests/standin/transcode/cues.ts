import type { MediaFile, MediaStream } from "../media/index.ts";
import { run } from "../media/run.ts";

/** One subtitle, in seconds of the title. */
export type Cue = { start: number; end: number; text: string };

const read = new Map<string, Promise<Cue[]>>();

/** All cues of a text subtitle, from its own file or from inside the film. Throws `ProgramError` when ffmpeg can't read it. */
export function cuesOf(file: MediaFile, stream: MediaStream): Promise<Cue[]> {
  const source = stream.external?.path ?? file.path;
  const key = `${source} ${stream.external ? 0 : stream.index}`;
  const known = read.get(key);
  if (known) return known;
  const track = stream.external ? "0:0" : `0:${stream.index}`;
  const made = run("ffmpeg", [
    "-nostdin",
    "-v",
    "error",
    "-i",
    source,
    "-map",
    track,
    "-f",
    "webvtt",
    "-",
  ]).then(parse);
  read.set(key, made);
  made.catch(() => read.delete(key));
  return made;
}

function parse(vtt: string): Cue[] {
  return vtt.split(/\n{2,}/).flatMap((block) => {
    const lines = block.trim().split("\n");
    const at = lines.findIndex((line) => line.includes(" --> "));
    const [start, end] = (lines[at] ?? "").split(" --> ").map(seconds);
    if (start === undefined || end === undefined) return [];
    return [{ start, end, text: lines.slice(at + 1).join("\n") }];
  });
}

/** `01:02:03.400` or `02:03.400`. */
function seconds(clock: string): number {
  return clock
    .trim()
    .split(":")
    .reduce((sum, part) => sum * 60 + Number.parseFloat(part), 0);
}

function clock(at: number, mark: string): string {
  const ms = Math.round(at * 1000);
  const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(ms / 3_600_000)}:${part((ms / 60_000) % 60)}:${part((ms / 1000) % 60)}${mark}${part(ms % 1000, 3)}`;
}

/** One segment of a WebVTT rendition: the cues on screen between two times. `lead` is how late the film's clock runs, in s. */
export function vttSegment(cues: Cue[], from: number, to: number, lead: number): string {
  const shown = cues.filter((cue) => cue.end > from && cue.start < to);
  const map = `X-TIMESTAMP-MAP=MPEGTS:${Math.round(lead * 90_000)},LOCAL:00:00:00.000`;
  return ["WEBVTT", map, "", ...shown.map((cue) => cueText(cue, "vtt"))].join("\n");
}

/** One cue as text, with an empty line behind it; `number` is what SRT counts. */
export function cueText(cue: Cue, format: "vtt" | "srt", number = 0): string {
  const mark = format === "vtt" ? "." : ",";
  const head = format === "srt" ? `${number}\n` : "";
  return `${head}${clock(cue.start, mark)} --> ${clock(cue.end, mark)}\n${cue.text}\n\n`;
}
