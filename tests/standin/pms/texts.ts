/** The same lines as WebVTT: its head, and a point for the comma in times. */
export function toWebVtt(srt: string): string {
  const times = srt.replace(/\r\n/g, "\n").replace(/(\d\d:\d\d:\d\d),(\d{3})/g, "$1.$2");
  return `WEBVTT\n\n${times}`;
}

/** `MediaContainer.Lyrics[]` of an LRC file, its times in ms (PROTOCOL §6.11). */
export function lyricsOf(lrc: string) {
  const Line = lrc.split("\n").flatMap((line) => {
    const [, minutes, seconds, text] = /^\[(\d+):([\d.]+)\](.*)$/.exec(line) ?? [];
    if (text === undefined) return [];
    return { startOffset: Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000), Span: [{ text }] };
  });
  const Lyrics = [{ provider: "com.plexapp.agents.localmedia", timed: true, minLines: "1", Line }];
  return { size: Lyrics.length, Lyrics };
}
