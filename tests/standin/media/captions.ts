const LINES: Record<"orbit" | "sea", string[]> = {
  sea: [
    "The tide keeps its own hours.",
    "You said you would wait for the light.",
    "I did. It took its time.",
    "- Is that a boat?\n- It was there yesterday, too.",
    "Nothing out here is ever late.",
    "Listen. The water has stopped counting.",
    "<i>Somewhere behind us, a bell.</i>",
    "Then let us stay until it is dark.",
  ],
  orbit: [
    "From up here there are no borders.",
    "Only mornings, one after another.",
    "Station, do you read?",
    "- We read you.\n- Then look out of the window.",
    "Sixteen dawns a day, and I still hold my breath.",
    "<i>Static.</i>",
    "Tell them it is blue.",
    "It is always blue at the edge.",
  ],
};

/** Text subtitles in SRT for `seconds` of film: one line every ten seconds, each on screen for four. */
export function captions(film: keyof typeof LINES, seconds: number): string {
  const lines = LINES[film];
  const count = Math.floor(seconds / 10);
  return Array.from({ length: count }, (_, n) => {
    const start = n * 10 + 2;
    return `${n + 1}\n${clock(start)} --> ${clock(start + 4)}\n${lines[n % lines.length] ?? ""}\n`;
  }).join("\n");
}

function clock(seconds: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)},000`;
}
