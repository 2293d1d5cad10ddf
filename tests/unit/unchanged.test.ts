import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { unchanged } from "@/db/unchanged";

const data = mkdtempSync(join(tmpdir(), "marquee-unchanged-"));
process.env["MARQUEE_DATA_DIR"] = data;
afterAll(() => rmSync(data, { recursive: true, force: true }));

let reads = 0;
const look = () =>
  unchanged("tags", () => {
    reads += 1;
    return database().$client.prepare("SELECT tag, generation FROM tag_generations").all();
  });

beforeEach(() => {
  database().$client.exec("DELETE FROM tag_generations");
  look();
  reads = 0;
});

describe("what is kept until the database changes", () => {
  it("is read once", () => {
    expect(look()).toEqual([]);
    expect(look()).toBe(look());
    expect(reads).toBe(0);
  });

  it("is read again after this process wrote", () => {
    database().$client.exec("INSERT INTO tag_generations VALUES ('one', 1)");
    expect(look()).toEqual([{ tag: "one", generation: 1 }]);
    database().$client.exec("UPDATE tag_generations SET generation = 2");
    expect(look()).toEqual([{ tag: "one", generation: 2 }]);
    database().$client.exec("DELETE FROM tag_generations");
    expect(look()).toEqual([]);
    expect(reads).toBe(3);
  });

  it("is read again after another process wrote", () => {
    const other = new Database(join(data, "marquee.db"));
    other.exec("INSERT INTO tag_generations VALUES ('two', 7)");
    expect(look()).toEqual([{ tag: "two", generation: 7 }]);
    other.exec("DELETE FROM tag_generations");
    expect(look()).toEqual([]);
    other.close();
  });

  it("is frozen, since everybody gets the same", () => {
    database().$client.exec("INSERT INTO tag_generations VALUES ('three', 1)");
    const [row] = look();
    expect(() => Object.assign(Object(row), { generation: 9 })).toThrow(TypeError);
    expect(() => look().push("more")).toThrow(TypeError);
  });
});
