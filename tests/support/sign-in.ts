import { Client } from "./client.ts";
import type { Control } from "./control.ts";

/** A sign-in that waits for its approval at Plex. */
type PendingSignIn = { client: Client; code: string; state: string; url: URL };

/** Starts a sign-in by script; the person would now go to `url` and approve there. */
export async function beginSignIn(base: string, client = new Client(base)): Promise<PendingSignIn> {
  const response = await client.send("/api/auth/plex", {
    method: "POST",
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`sign-in did not start: ${response.status} ${await response.text()}`);
  const url = new URL((await response.json()).url);
  const fragment = new URLSearchParams(url.hash.replace(/^#\?/, ""));
  const state = new URL(fragment.get("forwardUrl") ?? "").searchParams.get("state") ?? "";
  return { client, code: fragment.get("code") ?? "", state, url };
}

/**
 * What the return page does: asks Marquee to finish the sign-in.
 *
 * @returns the error's code, or null when the person is signed in
 */
export async function finishSignIn({ client, state }: Pick<PendingSignIn, "client" | "state">) {
  const { csrfToken } = await client.json<{ csrfToken: string }>("/api/auth/csrf");
  const response = await client.send("/api/auth/callback/plex", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, state, json: "true" }),
  });
  const { url } = await response.json();
  return new URL(url, client.base).searchParams.get("error");
}

/** Signs somebody in, start to end, and hands back their cookie jar. */
export async function signIn(base: string, control: Control, account: string): Promise<Client> {
  const pending = await beginSignIn(base);
  await control.approve(pending.code, account);
  const error = await finishSignIn(pending);
  if (error) throw new Error(`${account} could not sign in: ${error}`);
  return pending.client;
}

/** Signs somebody out of this browser, as the button in Settings does. */
export async function signOut(client: Client): Promise<void> {
  const { csrfToken } = await client.json<{ csrfToken: string }>("/api/auth/csrf");
  const response = await client.send("/api/auth/signout", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  if (!response.ok) throw new Error(`could not sign out: ${response.status} ${await response.text()}`);
}
