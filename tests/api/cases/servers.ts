import { serverIds } from "../../standin/titles.ts";
import type { Cases } from "./row.ts";

export const servers: Cases = {
  "GET servers": {
    sound: "servers",
    foreign: "it lists the caller's own servers and takes no name",
    plex: false,
  },
  "POST servers/current": {
    sound: ["servers/current", { serverId: serverIds.cinema }],
    bad: [
      ["servers/current", { serverId: "" }],
      ["servers/current", { serverId: "x".repeat(1000) }],
    ],
    unknown: [["servers/current", { serverId: "nosuchserver" }]],
    foreign: [["servers/current", { serverId: serverIds.attic }]],
    plex: false,
  },
  "GET test": {
    sound: "test",
    unknown: ["test?server=nosuchserver"],
    foreign: [`test?server=${serverIds.attic}`],
    // A server that doesn't answer is an answer here.
    plex: { down: 200, slow: 200, odd: 200 },
  },
  "GET servers/{id}/connections": {
    sound: `servers/${serverIds.cinema}/connections`,
    bad: ["servers/no.server/connections"],
    unknown: ["servers/nosuchserver/connections"],
    foreign: [`servers/${serverIds.attic}/connections`],
    plex: false,
  },
  "POST servers/{id}/endpoint": {
    sound: [`servers/${serverIds.cinema}/endpoint`, { uri: null }],
    bad: [
      [`servers/${serverIds.cinema}/endpoint`, {}],
      [`servers/${serverIds.cinema}/endpoint`, { uri: "ftp://cinema.example" }],
      [`servers/${serverIds.cinema}/endpoint`, { uri: "http://cinema.example/path?query=1" }],
    ],
    unknown: [["servers/nosuchserver/endpoint", { uri: null }]],
    foreign: [
      [`servers/${serverIds.attic}/endpoint`, { uri: null }],
      { call: [`servers/${serverIds.cinema}/endpoint`, { uri: "http://127.0.0.1:1" }], status: 403 },
    ],
    plex: false,
  },
  "POST servers/{id}/confirm": {
    sound: [`servers/${serverIds.cinema}/confirm`, undefined],
    bad: [["servers/no.server/confirm", undefined]],
    unknown: [["servers/nosuchserver/confirm", undefined]],
    foreign: [
      [`servers/${serverIds.attic}/confirm`, undefined],
      { call: [`servers/${serverIds.cinema}/confirm`, undefined], status: 403 },
    ],
    plex: false,
  },
  "POST servers/refresh": {
    sound: "servers/refresh",
    foreign: "it lists the caller's own servers and takes no name",
    plex: false,
  },
};
