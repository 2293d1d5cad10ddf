/** The colours of one picture. `sky` runs from top to horizon; `land` is the darkest mass; `ink` is for words. */
export type Palette = {
  sky: readonly [string, string, string];
  glow: string;
  land: string;
  accent: string;
  ink: string;
  /** Paper rather than night: the words are dark on light. */
  paper?: boolean;
};

const table = {
  ember: {
    sky: ["#1a0d2b", "#8a2342", "#f58549"],
    glow: "#ffdf9e",
    land: "#1c0a20",
    accent: "#ffb84d",
    ink: "#fff0da",
  },
  lagoon: {
    sky: ["#031a25", "#0f5a66", "#8fd0b4"],
    glow: "#fbf3c8",
    land: "#031820",
    accent: "#f3ac48",
    ink: "#eef7ea",
  },
  noir: {
    sky: ["#0a0c11", "#222a39", "#66738c"],
    glow: "#efe9da",
    land: "#06070a",
    accent: "#d8343a",
    ink: "#f1ece1",
  },
  desert: {
    sky: ["#57220f", "#c65a2b", "#f6c680"],
    glow: "#fff3d0",
    land: "#3a130b",
    accent: "#1d7079",
    ink: "#fff1d9",
  },
  ice: {
    sky: ["#0a1a31", "#2f648f", "#cbe4ec"],
    glow: "#ffffff",
    land: "#0b1d33",
    accent: "#f26b4b",
    ink: "#f3fafc",
  },
  moss: {
    sky: ["#04110d", "#1f5540", "#c3d092"],
    glow: "#f5f5c8",
    land: "#04130e",
    accent: "#eaa53c",
    ink: "#f1f2dd",
  },
  violet: {
    sky: ["#10072a", "#4a2385", "#ec74ac"],
    glow: "#ffdcef",
    land: "#0b051d",
    accent: "#57e3d4",
    ink: "#fdeff8",
  },
  teal: {
    sky: ["#0a2630", "#2d7276", "#f4a862"],
    glow: "#ffe8bb",
    land: "#08191f",
    accent: "#e5562d",
    ink: "#fbf0dc",
  },
  gold: {
    sky: ["#04060e", "#111d40", "#3b548c"],
    glow: "#ffdb90",
    land: "#03050b",
    accent: "#e8b95f",
    ink: "#fbeccb",
  },
  blood: {
    sky: ["#100203", "#560b11", "#c3231f"],
    glow: "#ff9a66",
    land: "#090102",
    accent: "#f7e8d2",
    ink: "#f9e6d3",
  },
  cream: {
    sky: ["#f4e6cb", "#f0d2a2", "#e9b473"],
    glow: "#fff8e8",
    land: "#272024",
    accent: "#c22d22",
    ink: "#272024",
    paper: true,
  },
  mustard: {
    sky: ["#f6cd4b", "#f3bb37", "#ea9a2a"],
    glow: "#fff4cf",
    land: "#1a2836",
    accent: "#d43d2c",
    ink: "#1a2836",
    paper: true,
  },
  mint: {
    sky: ["#e3ecdf", "#bdd8ca", "#8fbcae"],
    glow: "#fffdf2",
    land: "#1c403a",
    accent: "#ea6238",
    ink: "#1c403a",
    paper: true,
  },
  rose: {
    sky: ["#f8dcd3", "#eea7a0", "#cf6070"],
    glow: "#fff6ec",
    land: "#45172f",
    accent: "#f3c14b",
    ink: "#45172f",
    paper: true,
  },
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof table;

export const palettes: Record<PaletteName, Palette> = table;

/** A colour between two `#rrggbb`; 0 is the first, 1 the second. */
export function mix(a: string, b: string, share: number): string {
  const channel = (colour: string, n: number) => Number.parseInt(colour.slice(1 + n * 2, 3 + n * 2), 16);
  const part = (n: number) => Math.round(channel(a, n) * (1 - share) + channel(b, n) * share);
  return `#${[0, 1, 2].map((n) => part(n).toString(16).padStart(2, "0")).join("")}`;
}
