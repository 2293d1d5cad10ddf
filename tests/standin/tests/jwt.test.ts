import { generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { ask, isJson, type Json, listOf, resourcesOf, signIn, turn } from "./visitor.ts";

let standin: Standin;
beforeAll(async () => {
  standin = await startStandin();
});
afterAll(() => standin.close());

const seconds = () => Math.floor(Date.now() / 1000);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decode = (part = ""): Json => JSON.parse(Buffer.from(part, "base64url").toString());

/** A device with a key pair of its own, signing by itself: nothing of the stand-in's is used. */
class Device {
  readonly id = `device-${randomUUID()}`;
  readonly kid = randomUUID();
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync("ed25519");

  get jwk() {
    return { ...this.#keys.publicKey.export({ format: "jwk" }), use: "sig", alg: "EdDSA", kid: this.kid };
  }

  sign(claims: Json, header: Json = {}): string {
    const body = { aud: "plex.tv", iss: this.id, iat: seconds(), exp: seconds() + 300, ...claims };
    const said = `${encode({ alg: "EdDSA", kid: this.kid, ...header })}.${encode(body)}`;
    return `${said}.${sign(null, Buffer.from(said), this.#keys.privateKey).toString("base64url")}`;
  }

  ask(method: string, path: string, { body, token }: { body?: Json; token?: string } = {}) {
    return ask(`${standin.url}/api/v2${path}`, {
      method,
      token,
      body: body && JSON.stringify(body),
      headers: { "X-Plex-Client-Identifier": this.id, ...(body && { "Content-Type": "application/json" }) },
    });
  }

  async nonce(): Promise<unknown> {
    return (await this.ask("GET", "/auth/nonce")).body.nonce;
  }

  async exchange(claims: Json = {}, header: Json = {}) {
    const jwt = this.sign(
      { nonce: await this.nonce(), scope: "username,email,friendly_name", ...claims },
      header,
    );
    return this.ask("POST", "/auth/token", { body: { jwt } });
  }

  /** A classic token of this very device. */
  async classic(username: string): Promise<string> {
    const pin = await this.ask("POST", "/pins?strong=true");
    await turn(standin, "POST", "/pins/approve", { code: pin.body.code, account: username });
    return String((await this.ask("GET", `/pins/${String(pin.body.id)}`)).body.authToken);
  }

  /** Registered with a classic token. */
  static async registered(username = "demo-owner") {
    const device = new Device();
    const token = await device.classic(username);
    const reply = await device.ask("POST", "/auth/jwk", { body: { jwk: device.jwk }, token });
    expect(reply.status).toBe(201);
    return { device, token };
  }
}

test("a registered key is exchanged for a week's token, signed by the published key", async () => {
  const { device } = await Device.registered();
  const { status, body } = await device.exchange();
  expect(status).toBe(200);
  const jwt = String(body.auth_token);
  const [header, claims, signature = ""] = jwt.split(".");
  const { keys } = (await device.ask("GET", "/auth/keys")).body;
  const key = listOf(keys).find((each) => each.kid === decode(header).kid);
  expect(key).toMatchObject({ kty: "OKP", crv: "Ed25519", alg: "EdDSA" });
  const said = Buffer.from(`${header}.${claims}`);
  const publicKey = { key: key ?? {}, format: "jwk" as const };
  expect(verify(null, said, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  const told = decode(claims);
  expect(told).toMatchObject({
    iss: "plex.tv",
    aud: ["plex.tv", device.id],
    user: { username: "demo-owner" },
  });
  expect(Number(told.exp) - Number(told.iat)).toBe(7 * 86_400);
  const user = await device.ask("GET", "/user", { token: jwt });
  expect(user.body).toMatchObject({ title: "Demo Owner", authToken: jwt });
});

test("the scope says what the token tells of the person", async () => {
  const { device } = await Device.registered();
  const { body } = await device.exchange({ scope: "email" });
  const { user } = decode(String(body.auth_token).split(".")[1]);
  expect(isJson(user) && Object.keys(user)).toEqual(["id", "uuid", "email"]);
});

test("the first JWT ends the device's classic token, and no other device's", async () => {
  const other = await signIn(standin, "demo-owner");
  const { device, token } = await Device.registered();
  expect((await device.ask("GET", "/user", { token })).status).toBe(200);
  await device.exchange();
  expect((await device.ask("GET", "/user", { token })).status).toBe(401);
  expect((await ask(`${standin.url}/api/v2/user`, { token: other })).status).toBe(200);
});

test("a second JWT leaves the first alone", async () => {
  const { device } = await Device.registered();
  const jwts = [await device.exchange(), await device.exchange()].map((each) => String(each.body.auth_token));
  expect(new Set(jwts).size).toBe(2);
  for (const token of jwts) expect((await device.ask("GET", "/user", { token })).status).toBe(200);
});

test("with the JWT come the servers; no server takes the JWT itself", async () => {
  const { device } = await Device.registered();
  const jwt = String((await device.exchange()).body.auth_token);
  const [cinema] = await resourcesOf(standin, jwt);
  const uri = String(cinema?.connections?.at(-1)?.uri);
  expect((await ask(`${uri}/library/sections`, { token: jwt })).status).toBe(401);
  expect((await ask(`${uri}/library/sections`, { token: String(cinema?.accessToken) })).status).toBe(200);
});

test("an expired JWT is 498 everywhere, and can be renewed all the same", async () => {
  const { device } = await Device.registered();
  const jwt = String((await device.exchange()).body.auth_token);
  await turn(standin, "POST", "/tokens/expire", { token: jwt });
  for (const path of ["/user", "/resources", "/ping", "/home/users"]) {
    const { status, body } = await device.ask("GET", path, { token: jwt });
    expect([path, status]).toEqual([path, 498]);
    expect(body.errors).toMatchObject([{ status: 498 }]);
  }
  expect((await ask(`${standin.discoverUrl}/library/sections/watchlist/all`, { token: jwt })).status).toBe(
    498,
  );
  const again = await device.exchange();
  expect(again.status).toBe(200);
  expect((await device.ask("GET", "/user", { token: String(again.body.auth_token) })).status).toBe(200);
});

test("signing out a JWT takes the device's key with it", async () => {
  const { device } = await Device.registered();
  const token = String((await device.exchange()).body.auth_token);
  expect((await device.ask("DELETE", "/users/signout", { token })).status).toBe(204);
  expect((await device.ask("GET", "/user", { token })).status).toBe(401);
  expect((await device.exchange()).status).toBe(422);
});

test.each<[name: string, status: number, claims: Json, header: Json]>([
  ["another audience", 422, { aud: "example.org" }, {}],
  ["another issuer", 422, { iss: "somebody" }, {}],
  ["an unknown key", 422, {}, { kid: "unknown" }],
  ["another algorithm", 422, {}, { alg: "none" }],
  ["a time in the future", 422, { iat: seconds() + 3600, exp: seconds() + 7200 }, {}],
  ["an own expiry that has passed", 498, { exp: seconds() - 5 }, {}],
  ["a nonce nobody gave", 422, { nonce: randomUUID() }, {}],
  ["no nonce", 422, { nonce: undefined }, {}],
])("a device token with %s is refused: %i", async (_, status, claims, header) => {
  const { device, token } = await Device.registered();
  expect((await device.exchange(claims, header)).status).toBe(status);
  // A refused exchange costs nothing.
  expect((await device.ask("GET", "/user", { token })).status).toBe(200);
});

test("a signature by another key is refused, and so is no JWT at all", async () => {
  const { device } = await Device.registered();
  const nonce = await device.nonce();
  const forged = new Device().sign({ nonce, iss: device.id }, { kid: device.kid });
  expect((await device.ask("POST", "/auth/token", { body: { jwt: forged } })).status).toBe(422);
  expect((await device.ask("POST", "/auth/token", { body: { jwt: "nonsense" } })).status).toBe(400);
  expect((await device.ask("POST", "/auth/token", { body: {} })).status).toBe(400);
});

test("a nonce is good once", async () => {
  const { device } = await Device.registered();
  const body = { jwt: device.sign({ nonce: await device.nonce() }) };
  expect((await device.ask("POST", "/auth/token", { body })).status).toBe(200);
  expect((await device.ask("POST", "/auth/token", { body })).status).toBe(422);
});

test("a key belongs to one device, must be a key, and needs a person", async () => {
  const { device, token } = await Device.registered();
  const second = new Device();
  const own = await second.classic("demo-owner");
  const taken = await second.ask("POST", "/auth/jwk", { body: { jwk: device.jwk }, token: own });
  expect(taken.status).toBe(422);
  for (const jwk of [{ ...device.jwk, x: "short" }, { ...device.jwk, crv: "P-256" }, "text", undefined])
    expect((await device.ask("POST", "/auth/jwk", { body: { jwk }, token })).status).toBe(400);
  expect((await second.ask("POST", "/auth/jwk", { body: { jwk: second.jwk } })).status).toBe(401);
});

test("a PIN with a key gives a JWT to whoever proves to have it", async () => {
  const device = new Device();
  const pin = await device.ask("POST", "/pins", { body: { jwk: device.jwk, strong: true } });
  expect([pin.status, pin.body.expiresIn]).toEqual([201, 1800]);
  const path = `/pins/${String(pin.body.id)}`;
  const proof = () => `${path}?deviceJWT=${device.sign({})}`;
  expect((await device.ask("GET", proof())).body.authToken).toBeNull();
  await turn(standin, "POST", "/pins/approve", { code: pin.body.code, account: "demo-friend" });
  expect((await device.ask("GET", path)).body.authToken).toBeNull();
  const wrong = `${path}?deviceJWT=${new Device().sign({ iss: device.id }, { kid: device.kid })}`;
  expect((await device.ask("GET", wrong)).status).toBe(422);
  const { authToken } = (await device.ask("GET", proof())).body;
  expect(String(authToken).split(".")).toHaveLength(3);
  expect((await device.ask("GET", proof())).body.authToken).toBe(authToken);
  const user = await device.ask("GET", "/user", { token: String(authToken) });
  expect(user.body.title).toBe("Demo Friend");
  expect((await device.exchange()).status).toBe(200);
});
