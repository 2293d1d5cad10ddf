import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Resource } from "@/lib/plex/schemas/tv";

/** All times are ms since 1970. Columns named `sealed…` hold what `seal` in lib/crypto made. */
const time = () => integer({ mode: "number" });

/** People who have signed in, by their Plex account's id: it stays when name, e-mail and token change. */
export const users = sqliteTable("users", {
  id: text().primaryKey(),
  uuid: text().notNull(),
  title: text().notNull(),
  username: text().notNull(),
  thumb: text().notNull(),
  /** For this person's key (lib/crypto). Another salt makes all their sealed tokens unreadable. */
  salt: text().notNull(),
  createdAt: time().notNull(),
  lastSeenAt: time().notNull(),
});

/** One sign-in of one browser. Deleting the row signs it out, whatever its cookie says. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What Plex knows this browser as. */
    clientIdentifier: text().notNull(),
    sealedAccountToken: text().notNull(),
    currentServerId: text(),
    deviceName: text().notNull(),
    createdAt: time().notNull(),
    lastSeenAt: time().notNull(),
    /** When plex.tv was last asked for the person's servers. */
    resourcesAt: time().notNull(),
  },
  (table) => [index("sessions_user").on(table.userId), index("sessions_seen").on(table.lastSeenAt)],
);

/** A server as plex.tv describes it, without the token (PROTOCOL §2.8). */
export type StoredResource = Omit<Resource, "accessToken" | "provides">;

/** The servers of one sign-in: their tokens came with its account token and go with it. */
export const servers = sqliteTable(
  "servers",
  {
    sessionId: text()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** Plex's `clientIdentifier`, which is the server's `machineIdentifier`. */
    id: text().notNull(),
    /** plex.tv's order. */
    position: integer().notNull(),
    name: text().notNull(),
    owned: integer({ mode: "boolean" }).notNull(),
    sealedAccessToken: text(),
    resource: text({ mode: "json" }).$type<StoredResource>().notNull(),
    /** The address that answered last. */
    preferredUri: text(),
    updatedAt: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.id] })],
);

/** Addresses that people gave by hand. They belong to the person, so that they outlive every sign-in. */
export const manualAddresses = sqliteTable(
  "manual_addresses",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    serverId: text().notNull(),
    /** An origin: `http://192.0.2.7:32400`. */
    uri: text().notNull(),
    createdAt: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.serverId] })],
);

/** Keys that people made for their scripts. Deleting the row revokes the key. */
export const personalTokens = sqliteTable(
  "personal_tokens",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    scopes: text({ mode: "json" }).$type<string[]>().notNull(),
    /** The token's first characters, by which its owner knows it again. */
    prefix: text().notNull(),
    /** SHA-256 of the token, base64url. The token itself is nowhere. */
    hash: text().notNull().unique(),
    createdAt: time().notNull(),
    /** null: never. */
    expiresAt: time(),
    lastUsedAt: time(),
  },
  (table) => [index("personal_tokens_user").on(table.userId)],
);

/** One row: whose Marquee this is. The first person to sign in writes it. */
export const installation = sqliteTable(
  "installation",
  {
    id: integer().primaryKey().default(1),
    ownerId: text().notNull(),
    /** Whether people who share none of the owner's servers may sign in too. */
    open: integer({ mode: "boolean" }).notNull().default(false),
    ownerServerIds: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [check("installation_is_one", sql`${table.id} = 1`)],
);

/** A person's preferences. */
export const settings = sqliteTable(
  "settings",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text().notNull(),
    value: text({ mode: "json" }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);

/** How often a cache tag was forgotten; no row means never (lib/plex/cache). */
export const tagGenerations = sqliteTable("tag_generations", {
  tag: text().primaryKey(),
  generation: integer().notNull(),
});

/** Reports of players that a media server couldn't take yet, in the order in which they came (lib/servers/replay). */
export const outbox = sqliteTable(
  "outbox",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    serverId: text().notNull(),
    ratingKey: text().notNull(),
    sessionId: text().notNull(),
    state: text({ enum: ["playing", "paused", "buffering", "stopped"] }).notNull(),
    /** In ms, as is the duration. */
    time: integer().notNull(),
    duration: integer().notNull(),
    reportedAt: time().notNull(),
  },
  (table) => [index("outbox_person").on(table.userId, table.serverId)],
);

/** Whether a media server answers without any token, as Marquee found it, by its machine's id. */
export const tokenChecks = sqliteTable("open_servers", {
  id: text().primaryKey(),
  isWithoutToken: integer("is_open", { mode: "boolean" }).notNull(),
  checkedAt: time().notNull(),
  /** When its owner said that this is meant so; null again once it is closed. */
  confirmedAt: time(),
});
