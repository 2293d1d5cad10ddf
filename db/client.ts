import { chmodSync, closeSync, mkdirSync, openSync, statfsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { env } from "@/lib/env";
import { atProcessEnd } from "@/lib/process/ending";
import { once } from "@/lib/process/once";
import * as schema from "./schema";

const BUSY_MS = 5_000;

/** The database of this process; the first call opens the file and brings its tables up to date. */
export const database = () => once("database", () => openDatabase(env().MARQUEE_DATA_DIR));

/** Opens `<dataDir>/marquee.db`, which only its owner may read, and runs the migrations. */
function openDatabase(dataDir: string) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "marquee.db");
  // SQLite gives its -wal and -shm files the mode of the database file: set it before it opens.
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const file = new Database(path, { timeout: BUSY_MS });
  // Writes what the WAL still holds into the file, so that a copy of that one file is whole.
  atProcessEnd(() => file.close());
  file.pragma("journal_mode = WAL");
  // A power cut may lose the last commits in WAL mode, never the file's soundness.
  file.pragma("synchronous = NORMAL");
  file.pragma("foreign_keys = ON");
  const db = drizzle(file, { schema, casing: "snake_case" });
  migrate(db, { migrationsFolder: join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations") });
  return db;
}

/** Magic numbers of statfs(2) for filesystems that live on another machine. */
const networkFilesystems = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "SMB"],
  [0xfe534d42, "SMB"],
  [0x01021997, "9p"],
  [0x00c36400, "Ceph"],
  [0x5346414f, "AFS"],
]);

/**
 * The kind of network filesystem that holds the data folder, or null. SQLite's locks and its WAL do not
 * work across machines: such a database locks up or breaks sooner or later.
 */
export function networkFilesystem(): string | null {
  return networkFilesystems.get(statfsSync(env().MARQUEE_DATA_DIR).type >>> 0) ?? null;
}
