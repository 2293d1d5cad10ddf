import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, serverIds, startStandin } from "../index.ts";
import { type Json, listOf, type Reply, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  friend = await Visitor.on(standin, "demo-friend");
});
beforeEach(() => standin.reset({ keepSignIns: true }));
afterAll(() => standin.close());

const uri = (path: string) =>
  encodeURIComponent(`server://${serverIds.cinema}/com.plexapp.plugins.library${path}`);
const list = async (by = owner) => by.rows("/library/sections/1/collections");
const children = (key: unknown) => owner.rows(`/library/collections/${String(key)}/children`);
const send = (method: string, path: string, by = owner): Promise<Reply> => by.ask(path, { method });

async function create(title: string, keys: string, more = ""): Promise<Json> {
  const path = `/library/collections?type=1&title=${title}&smart=0&sectionId=1${more}`;
  const { body } = await send("POST", `${path}&uri=${uri(`/library/metadata/${keys}`)}`);
  const container = body.MediaContainer;
  const [made] = listOf(typeof container === "object" && container ? Object(container).Metadata : undefined);
  if (!made) throw new Error("nothing was made");
  return made;
}

test("a collection as captured: counts and years are text, the key leads to its children", async () => {
  const [first] = await list();
  expect(first).toMatchObject({
    type: "collection",
    subtype: "movie",
    childCount: "4",
    minYear: expect.stringMatching(/^\d{4}$/),
    index: expect.any(Number),
    librarySectionID: 1,
    key: `/library/collections/${String(first?.ratingKey)}/children`,
  });
  expect(await children(first?.ratingKey)).toHaveLength(4);
  expect((await owner.item(String(first?.ratingKey))).title).toBe(first?.title);
  expect(await owner.rows("/library/sections/1/all?type=18")).toEqual(await list());
  expect((await owner.ask(String(first?.thumb))).headers.get("content-type")).toBe("image/jpeg");
});

test("create, add, order, remove, delete", async () => {
  const { ratingKey } = await create("Night%20Shift", "3,1");
  expect(titlesOf(await list())).toContain("Night Shift");
  const path = `/library/collections/${String(ratingKey)}`;
  await send("PUT", `${path}/items?uri=${uri("/library/metadata/5,1")}`);
  const keys = async () => (await children(ratingKey)).map((row) => row.ratingKey);
  expect(new Set(await keys())).toEqual(new Set(["1", "3", "5"]));
  await send("PUT", `${path}/items/5/move`);
  await send("PUT", `${path}/items/3/move?after=1`);
  expect(await keys()).toEqual(["5", "1", "3"]);
  expect((await send("DELETE", `${path}/items/1`)).text).toBe("");
  expect(await keys()).toEqual(["5", "3"]);
  expect((await send("DELETE", `${path}/items/1`)).status).toBe(404);
  // The published PUT for removing isn't what servers understand.
  expect((await send("PUT", `${path}/items/5`)).status).toBe(404);
  expect((await send("DELETE", path)).status).toBe(200);
  expect((await owner.ask(path)).status).toBe(404);
});

test("items carry the tag of the collections they are in, and lists filter by it", async () => {
  const made = await create("Tagged", "2");
  const tags = async () => listOf((await owner.item("2")).Collection).map((tag) => tag.tag);
  expect(await tags()).toContain("Tagged");
  expect(await owner.rows(`/library/sections/1/all?collection=${String(made.index)}`)).toHaveLength(1);
  await send("DELETE", `/library/collections/${String(made.ratingKey)}`);
  expect(await tags()).not.toContain("Tagged");
});

test("a reset forgets what was made and brings back what was deleted", async () => {
  const [first] = await list();
  await create("Gone Soon", "2");
  await send("DELETE", `/library/collections/${String(first?.ratingKey)}`);
  await standin.reset({ keepSignIns: true });
  expect(await list()).toEqual([first]);
  expect(listOf((await owner.item("2")).Collection).map((tag) => tag.tag)).not.toContain("Gone Soon");
});

test("a smart one is a query", async () => {
  const query = uri("/library/sections/1/all?type=1&year>>=2023");
  const path = `/library/collections?type=1&title=New&smart=1&sectionId=1&uri=${query}`;
  const { body } = await send("POST", path);
  const [made] = listOf(Object(body.MediaContainer).Metadata);
  expect(made).toMatchObject({ smart: true });
  const found = await owner.rows("/library/sections/1/all?year%3E%3E=2023");
  expect(new Set(titlesOf(await children(made?.ratingKey)))).toEqual(new Set(titlesOf(found)));
  const add = `/library/collections/${String(made?.ratingKey)}/items?uri=${uri("/library/metadata/1")}`;
  expect((await send("PUT", add)).status).toBe(400);
});

test("mixed into a list, and hiding the items that are in one", async () => {
  const [first] = await list();
  const all = await owner.rows("/library/sections/1/all?includeCollections=1");
  expect(all).toHaveLength(32);
  expect(all.filter((row) => row.type === "collection")).toHaveLength(1);
  const mode = `/library/metadata/${String(first?.ratingKey)}/prefs?collectionMode=1`;
  expect((await send("PUT", mode)).status).toBe(200);
  expect(await owner.rows("/library/sections/1/all?includeCollections=1")).toHaveLength(28);
  expect(await owner.rows("/library/sections/1/all")).toHaveLength(31);
});

test("only the owner changes collections; a wrong one is refused", async () => {
  const [seen] = await list(friend);
  const path = `/library/collections/${String(seen?.ratingKey)}`;
  const attempts = [
    send("POST", `/library/collections?type=1&title=X&sectionId=1&uri=${uri("/library/metadata/1")}`, friend),
    send("DELETE", path, friend),
    send("PUT", `${path}/items?uri=${uri("/library/metadata/1")}`, friend),
    send("DELETE", `${path}/items/1`, friend),
  ];
  expect((await Promise.all(attempts)).map((reply) => reply.status)).toEqual([403, 403, 403, 403]);
  const wrong = [
    send("POST", `/library/collections?type=1&sectionId=1&uri=${uri("/library/metadata/1")}`),
    send("POST", `/library/collections?type=1&title=X&sectionId=1&uri=server%3A%2F%2Fother%2Fx`),
    send("PUT", "/library/collections/99999/items"),
  ];
  expect((await Promise.all(wrong)).map((reply) => reply.status)).toEqual([400, 400, 404]);
});
