import type { Cases } from "./row.ts";

const mine = "/api/tokens";
const token = { name: "Of the proof", scopes: ["read"] };

export const tokens: Cases = {
  "GET /api/tokens": { sound: mine, foreign: "it lists the caller's own", plex: false },
  "POST /api/tokens": {
    sound: [mine, token],
    bad: [
      [mine, {}],
      [mine, { ...token, name: " " }],
      [mine, { ...token, scopes: [] }],
      [mine, { ...token, scopes: ["everything"] }],
      [mine, { ...token, expiresInDays: 0 }],
    ],
    foreign: "it makes the caller's own",
    plex: false,
  },
  "DELETE /api/tokens/{id}": {
    sound: `${mine}/{token}`,
    bad: [`${mine}/no.token`],
    unknown: [`${mine}/nosuchtoken`],
    foreign: [`${mine}/{otherToken}`],
    plex: false,
  },
};
