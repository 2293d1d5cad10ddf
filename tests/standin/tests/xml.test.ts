import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toXml } from "../http/xml.ts";
import { type Standin, startStandin, titles } from "../index.ts";
import { signIn, Visitor } from "./visitor.ts";

/* What comes without `Accept: application/json` (PROTOCOL §1.5): well-formed, and named as Plex names it. */

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const xml = async (address: string, token = owner.token) => {
  const headers = { Accept: "*/*", "X-Plex-Token": token, "X-Plex-Client-Identifier": "visitor" };
  return (await fetch(address, { headers })).text();
};

/** The names of all elements. Throws where the text isn't well-formed: tags that don't match, attributes twice. */
function elementsOf(text: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const tag = /<(\/?)(\w+)((?: [\w.-]+="[^"<]*")*)(\/?)>/y;
  while (tag.lastIndex < body.length) {
    const at = tag.lastIndex;
    const found = tag.exec(body);
    if (!found) throw new Error(`no tag at ${body.slice(at, at + 80)}`);
    const [, closing, name = "", attributes = "", empty] = found;
    const keys = [...attributes.matchAll(/ ([\w.-]+)="/g)].map(([, key]) => key);
    if (new Set(keys).size < keys.length) throw new Error(`an attribute twice: ${attributes.slice(0, 200)}`);
    const bare = attributes.replace(/&(amp|lt|gt|quot|#\d+);/g, "");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML can't say
    if (/[&\u0000-\u001f]/.test(bare)) throw new Error(`unescaped: ${attributes.slice(0, 200)}`);
    if (closing) {
      if (open.pop() !== name) throw new Error(`${name} closes something else`);
    } else {
      names.push(name);
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join()}`);
  return names;
}

const { show } = titles;
describe("a server's rows are named after what they are", () => {
  test.each([
    ["/library/sections", "Directory"],
    ["/library/sections/1/all", "Video"],
    ["/library/sections/2/all", "Directory"],
    [`/library/metadata/${show.ratingKey}/children`, "Directory"],
    [`/library/metadata/${show.ratingKey}/allLeaves`, "Video"],
    ["/library/sections/5/all?type=8", "Directory"],
    ["/library/sections/5/all?type=9", "Directory"],
    ["/library/sections/5/all?type=10", "Track"],
    ["/library/sections/6/all", "Directory"],
    ["/library/sections/6/all?type=13", "Photo"],
    ["/library/sections/1/collections", "Directory"],
    ["/playlists", "Playlist"],
    ["/hubs", "Hub"],
    [`/library/metadata/${titles.oddText.ratingKey}?includeMarkers=1&includeExtras=1`, "Video"],
    ["/media/providers", "MediaProvider"],
  ])("%s: %s", async (path, name) => {
    const [root, first] = elementsOf(await xml(owner.base + path));
    expect([root, first]).toEqual(["MediaContainer", name]);
  });
});

test("plex.tv wraps its lists", async () => {
  const account = await signIn(standin, "demo-owner");
  const user = await xml(`${standin.url}/api/v2/user`, account);
  expect(elementsOf(user)).toContain("features");
  expect(user).toMatch(/<features><feature id="home"\/>/);
  expect(user).toMatch(/<roles><role id="plexpass"\/><\/roles>/);
  const resources = await xml(`${standin.url}/api/v2/resources`, account);
  expect(elementsOf(resources).slice(0, 4)).toEqual(["resources", "resource", "connections", "connection"]);
  const refused = await xml(`${standin.url}/api/v2/user`, "nobody's");
  expect(elementsOf(refused)).toEqual(["errors", "error"]);
});

test("what XML can't say is left out, and what it reads otherwise is escaped", () => {
  const text = toXml("Row", { title: 'a\u0000\u000b\ud800b\t"<&>\r\n' });
  expect(text).toContain('title="ab&#9;&quot;&lt;&amp;&gt;&#13;&#10;"');
});
