import { describe, expect, it } from "vitest";
import { hasCues, toWebVtt } from "@/lib/plex/play/webvtt";

const srt =
  "1\n00:00:01,000 --> 00:00:02,500\nFirst line\nand second\n\n2\n01:02:03,004 --> 01:02:05,000\nBye\n";
const vtt =
  "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nFirst line\nand second\n\n01:02:03.004 --> 01:02:05.000\nBye\n";

const textOf = (line: string) => toWebVtt(`1\n00:00:01,000 --> 00:00:02,000\n${line}\n`).split("\n")[3];

describe("SRT as WebVTT", () => {
  it.each([
    ["as it should be", srt],
    ["with a byte order mark", `\uFEFF${srt}`],
    ["with Windows line ends", srt.replaceAll("\n", "\r\n")],
    ["with old Mac line ends", srt.replaceAll("\n", "\r")],
    ["without a last line end", srt.trimEnd()],
    ["with many blank lines", `\n\n${srt.replaceAll("\n\n", "\n\n\n\n")}`],
    ["without counters", srt.replace(/^\d\n/gm, "")],
    ["without blank lines", srt.replaceAll("\n\n", "\n")],
    ["with points in times", srt.replace(/,(\d{3})/g, ".$1")],
    ["with coordinates behind the times", srt.replace(/(\d{3})$/gm, "$1 X1:10 X2:20 Y1:30 Y2:40")],
  ])("%s", (_, text) => expect(toWebVtt(text)).toBe(vtt));

  it("takes short times", () => {
    const text = toWebVtt("1:2,5 --> 1:02:3,45\nHello");
    expect(text).toBe("WEBVTT\n\n00:01:02.500 --> 01:02:03.450\nHello\n");
  });

  it.each([
    ["<b>Bold</b>, <I>italic</I> and <u>under</u>", "<b>Bold</b>, <i>italic</i> and <u>under</u>"],
    ['<font color="#ff0000">Red</font>', "Red"],
    ["Tom & Ann, R&amp;B", "Tom &amp; Ann, R&amp;B"],
    ["1 < 2 > 0", "1 &lt; 2 &gt; 0"],
    ["an arrow -->", "an arrow --&gt;"],
    ["<script>alert(1)</script>", "alert(1)"],
    ["{\\i1}Leaning{\\i0}", "Leaning"],
    ["夜の庭 – שלום", "夜の庭 – שלום"],
  ])("%s", (line, expected) => expect(textOf(line)).toBe(expected));

  it.each(["<a", "</a", "<b", "{\\", "&", "{\\an8"])(
    "takes no longer over many %s than over words",
    (beginning) => {
      const begun = performance.now();
      expect(textOf(beginning.repeat(60_000))).toBeTruthy();
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );

  it("moves what stood at the top to the top", () => {
    const text = toWebVtt("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Sign\n");
    expect(text).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:5%\nSign\n");
  });

  it("keeps a line of digits that somebody says", () => {
    expect(toWebVtt("1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\nYes\n")).toBe(
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n42\n\n00:00:03.000 --> 00:00:04.000\nYes\n",
    );
  });

  it("leaves out cues without words, and WebVTT as it is", () => {
    expect(toWebVtt("1\n00:00:01,000 --> 00:00:02,000\n\n")).toBe("WEBVTT\n\n");
    expect(toWebVtt("")).toBe("WEBVTT\n\n");
    expect(toWebVtt(vtt)).toBe(vtt);
  });

  it("tells subtitles from an error page", () => {
    expect(hasCues(srt)).toBe(true);
    expect(hasCues("<html><body>00:00 --> nowhere</body></html>")).toBe(false);
  });
});
