import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Room = { room: string; file: RegExp; may: RegExp[]; types?: RegExp[] };

/** The rooms of lib/plex, each with the rooms that it stands on. */
const plexRooms = (rooms: Record<string, string[]>): Room[] =>
  Object.entries(rooms).map(([name, below]) => ({
    room: `lib/plex/${name}`,
    file: new RegExp(`^lib/plex/${name}/`),
    may: [
      new RegExp(`^lib/plex/(${[name, ...below].join("|")})/`),
      /^lib\/((process|log|request)\/.*|env|freeze|trusted|refusal|error-code)$/,
      /^package\.json$/,
      ...(below.includes("ask") || ["ask", "cache"].includes(name) ? [/^lib\/plex\/plex$/] : []),
      ...(name === "cache" ? [/^db\/queries(\/.*)?$/] : []),
    ],
  }));

/**
 * Who may import whom (ARCHITECTURE.md, "Rooms"). The first room whose pattern fits a file is its room;
 * `may` lists what its imports of ours must match. Packages are named only where there is a single door.
 */
const rooms: Room[] = [
  {
    room: "the entry",
    file: /^server\.ts$/,
    may: [/^lib\/front-door(\/leave)?$/, /^lib\/process\/started$/, /^lib\/env$/],
  },
  { room: "tests", file: /^tests\/unit\//, may: [/./] },
  { room: "stand-in", file: /^tests\/standin\//, may: [/^tests\/standin(\/|$)/] },
  { room: "tests over HTTP", file: /^tests\//, may: [/^tests\//] },
  {
    room: "auth routes",
    file: /^app\/api\/auth\//,
    may: [/^lib\/(api|auth|plex)\b/, /^lib\/(log\/.*|plex\/index|env)$/],
  },
  {
    room: "route handlers",
    file: /^app\/api\//,
    may: [/^app\/api\//, /^lib\/api\//, /^lib\/plex$/, /^lib\/servers$/, /^lib\/auth\/personal-tokens$/],
  },
  {
    // It shows what the API says of itself, and nothing else of it.
    room: "the page for developers",
    file: /^app\/\(browse\)\/developers\//,
    may: [/^app\/(?!api\/)/, /^app\/api\/description$/, /^lib\/api\/openapi\//],
  },
  {
    room: "the browser's door",
    file: /^app\/queries\//,
    may: [/^app\/queries\//],
    types: [/^lib\/plex$/, /^app\/api\/plex\//],
  },
  {
    room: "playing a film",
    file: /^app\/watch\/playback\//,
    may: [/^app\/watch\/playback\//, /^app\/queries\//],
    types: [/^lib\/plex$/],
  },
  {
    room: "the controls of the player",
    file: /^app\/watch\/controls\//,
    may: [/^app\/watch\/(controls|playback)\//, /^app\/components\//],
  },
  {
    room: "pages",
    file: /^app\//,
    may: [
      /^app\/(?!api\/)/,
      /^lib\/(plex|servers|settings|limits|refusal)$/,
      /^lib\/auth\//,
      /^lib\/words\//,
    ],
  },
  {
    room: "lib/api",
    file: /^lib\/api\//,
    may: [
      /^lib\/api\//,
      /^lib\/plex$/,
      /^lib\/servers$/,
      /^lib\/auth\/(session|origin)$/,
      /^lib\/((log|process|request)\/.*|trusted|limits|refusal)$/,
      /^package\.json$/,
    ],
  },
  ...plexRooms({
    wire: [],
    schemas: [],
    address: ["wire", "schemas"],
    ask: ["wire", "address"],
    account: ["wire", "schemas", "ask"],
    cache: ["wire"],
    browse: ["wire", "schemas", "ask", "cache"],
    lists: ["wire", "schemas", "ask", "cache", "browse", "account"],
    play: ["wire", "schemas", "address", "ask", "cache", "browse"],
    events: ["wire", "schemas", "ask"],
  }),
  { room: "a Plex", file: /^lib\/plex\/plex\.ts$/, may: [/^lib\/plex\/(wire|address)\//] },
  { room: "the door of lib/plex", file: /^lib\/plex\/index\.ts$/, may: [/^lib\/plex\//] },
  {
    room: "hallway",
    file: /^lib\/(servers|settings)(\.ts|\/)/,
    may: [
      /^lib\/(servers|settings)/,
      /^lib\/auth\//,
      /^db\/queries(\/.*)?$/,
      /^lib\/((process|log|request)\/.*|plex|crypto|refusal)$/,
    ],
  },
  {
    room: "lib/auth",
    file: /^lib\/auth\//,
    may: [
      /^lib\/auth\//,
      /^db\/queries(\/.*)?$/,
      /^lib\/((process|log|request)\/.*|plex|env|crypto|trusted|limits|refusal)$/,
    ],
  },
  {
    room: "front door",
    file: /^lib\/front-door\//,
    may: [/^lib\/front-door\//, /^lib\/auth\/origin$/, /^lib\/((log|process|request)\/.*|env|trusted)$/],
  },
  {
    room: "db",
    file: /^db\//,
    may: [/^db\//, /^lib\/((process|log)\/.*|crypto|env|freeze)$/],
    types: [/^lib\/plex\/schemas\/tv$/],
  },
  { room: "words", file: /^lib\/words\//, may: [/^lib\/words\//] },
  {
    room: "start",
    file: /^lib\/start\.ts$/,
    may: [/^lib\/((log|process)\/.*|env|servers)$/, /^lib\/front-door$/, /^db\/client$/],
  },
  { room: "once per process", file: /^lib\/process\//, may: [/^lib\/process\//] },
  { room: "the request under way", file: /^lib\/request\//, may: [/^lib\/(request|process)\//] },
  { room: "the log", file: /^lib\/log\//, may: [/^lib\/(log|process)\//, /^lib\/(env|refusal|error-code)$/] },
  { room: "foundations", file: /^lib\/[\w-]+\.ts$/, may: [/^lib\/[\w-]+$/, /^lib\/(log|process|request)\//] },
];

/** Each danger has one door. */
const doors: { danger: RegExp; door: RegExp; where: RegExp }[] = [
  { danger: /^undici$/, door: /^lib\/plex\/wire\/http\.ts$/, where: /^(app|lib|db)\// },
  { danger: /^lru-cache$/, door: /^lib\/process\/memory\.ts$/, where: /^(app|lib|db)\// },
  { danger: /^next\/cache$/, door: /^lib\/plex\/cache\//, where: /^(app|lib|db)\// },
  { danger: /^better-sqlite3$/, door: /^db\/client\.ts$/, where: /^(app|lib|db)\// },
  { danger: /^next-auth($|\/(?!react$))/, door: /^lib\/auth\//, where: /^(app|lib|db)\// },
  { danger: /^next-auth\/react$/, door: /^app\/sign-in\//, where: /^(app|lib|db)\// },
  { danger: /^next$/, door: /^server\.ts$/, where: /^(server\.ts$|lib\/|db\/)/ },
  { danger: /^video\.js/, door: /^app\/watch\/playback\/video-js\.ts$/, where: /^app\// },
];

type Import = { from: string; what: string; typeOnly: boolean };

const sources = ["app", "lib", "db", "tests"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
  .concat("server.ts");

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+["']([^"']+)["']|(?:^|\n)\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g,
    ),
  ].map((match) => ({
    from: file,
    typeOnly: match[1] !== undefined,
    what: resolve(file, match[2] ?? match[3] ?? match[4] ?? ""),
  }));

/** A file of ours by its path from the root without ending, a package by its name. */
function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith(".") && !specifier.startsWith("@/")) return specifier;
  const ours = specifier.startsWith(".")
    ? relative(root, join(root, dirname(file), specifier))
    : specifier.replace(/^@\//, "");
  return nameOf(ours);
}

const nameOf = (file: string) => file.replace(/\.tsx?$/, "").replace(/\/index$/, "");

/** Every way round that leads back to where it began, found once. */
function circlesIn(arrows: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const next of arrows.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of arrows.keys()) walk(file, []);
  return found;
}

const isOurs = (what: string) => /^(app|lib|db|tests)(\/|$)|^package\.json$/.test(what);

describe("the import table", () => {
  it("has a room for every source file", () => {
    expect(sources.filter((file) => !rooms.some((one) => one.file.test(file)))).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  it("is kept", () => {
    const crossed = sources.flatMap((file) => {
      const room = rooms.find((one) => one.file.test(file));
      return importsOf(file)
        .filter(({ what }) => isOurs(what) && !/\.(css|json)$/.test(what))
        .filter(({ what, typeOnly }) => {
          const allowed = [...(room?.may ?? []), ...(typeOnly ? (room?.types ?? []) : [])];
          return !allowed.some((pattern) => pattern.test(what));
        })
        .map(({ what }) => `${file} (${room?.room}) imports ${what}`);
    });
    expect(crossed).toEqual([]);
  });

  it("has no circle, by value or by type", () => {
    const names = new Map(sources.map((file) => [nameOf(file), file]));
    const arrows = new Map(
      sources.map((file) => [file, importsOf(file).flatMap(({ what }) => names.get(what) ?? [])]),
    );
    expect(circlesIn(arrows)).toEqual([]);
    expect(
      circlesIn(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["b"]],
        ]),
      ),
    ).toEqual(["b → c → b"]);
  });

  it("keeps client leaves away from the server's code", () => {
    const leaves = sources.filter(
      (file) => file.startsWith("app/") && /^["']use client["']/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(leaves.length).toBeGreaterThan(3);
    const crossed = leaves.flatMap((file) =>
      importsOf(file)
        .filter(({ what, typeOnly }) => /^(lib|db)\//.test(what) && !typeOnly)
        .map(({ what }) => `${file} imports ${what}`),
    );
    expect(crossed).toEqual([]);
  });

  it.each(doors)("lets only $door import $danger", ({ danger, door, where }) => {
    const users = sources.filter(
      (file) =>
        where.test(file) && importsOf(file).some(({ what, typeOnly }) => !typeOnly && danger.test(what)),
    );
    expect(users.filter((file) => !door.test(file))).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  it("calls fetch in app/queries alone, and there for Marquee's own API", () => {
    const callers = sources.filter(
      (file) =>
        !file.startsWith("tests/") && /(?<![\w.])fetch\(/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(callers.filter((file) => !file.startsWith("app/queries/"))).toEqual([]);
    expect(callers.length).toBeGreaterThan(0);
  });

  it("opens no connection but by undici: node:http, node:https, node:net and their like give types and words", () => {
    const harmless = /^(isIP|isIPv4|isIPv6|BlockList|STATUS_CODES)$/;
    const takers = sources
      .filter((file) => !file.startsWith("tests/"))
      .flatMap((file) =>
        [
          ...readFileSync(join(root, file), "utf8").matchAll(
            /import (type )?(?:\{([^}]*)\}|[\w* ]+) from "node:(http|https|http2|net|tls|dgram)"/g,
          ),
        ]
          .filter(([, typeOnly]) => typeOnly === undefined)
          .flatMap(([all, , names]) => names?.split(",").map((name) => name.trim()) ?? [all])
          .filter((name) => name !== "" && !name.startsWith("type ") && !harmless.test(name))
          .map((name) => `${file} takes ${name}`),
      );
    expect(takers.filter((taker) => !/^(server\.ts|lib\/front-door\/)/.test(taker))).toEqual([]);
  });

  it("reads process.env in lib/env.ts alone", () => {
    const readers = sources.filter(
      (file) =>
        !file.startsWith("tests/") &&
        file !== "lib/env.ts" &&
        /process\.env\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(readers).toEqual([]);
  });
});
