import { page } from "./page.ts";

const script = `
  const by = (id) => document.getElementById(id);
  const identity = { Accept: "application/json", "X-Plex-Client-Identifier": "plex-web-link" };
  by("code").value = new URLSearchParams(location.search).get("pin") ?? "";

  function say(title, text, done) {
    by("title").textContent = title;
    by("text").textContent = text;
    by("choice").hidden = done;
    by("title").focus();
  }

  async function link(account) {
    const body = new URLSearchParams({ account: String(account.id) });
    const { token } = await (await fetch("/link/sign-in", { method: "POST", body })).json();
    const code = new URLSearchParams({ code: by("code").value.trim() });
    const headers = { ...identity, "X-Plex-Token": token };
    const reply = await fetch("/api/v2/pins/link", { method: "PUT", headers, body: code });
    if (reply.ok) say("The device is linked", "You can close this page now.", true);
    else say("That code does not work", "It is unknown or has expired. Look at the device and try again.", false);
  }

  function choice(account) {
    const row = document.createElement("li");
    const button = document.createElement("button");
    const picture = document.createElement("img");
    picture.src = account.thumb;
    picture.alt = "";
    button.append(picture, "Link as " + account.title);
    button.addEventListener("click", () => link(account));
    row.append(button);
    return row;
  }

  fetch("/link/accounts").then((reply) => reply.json()).then((told) =>
    by("accounts").replaceChildren(...told.accounts.map(choice)));
`;

const main = `
<h1 id="title" tabindex="-1">Link a device</h1>
<p id="text" aria-live="polite">Type the code that the device shows, then choose who you are.</p>
<div id="choice">
<input id="code" aria-label="Code" maxlength="4" autocomplete="off" autofocus>
<ul id="accounts" aria-label="Accounts"></ul>
</div>
`;

/** Where somebody types the four characters that a device shows them. */
export const linkPage = page("Link a device", main, script);
