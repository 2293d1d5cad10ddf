import { page } from "./page.ts";

// Everything after "#?" stays in the browser: like Plex's page, this one reads it here and not on the server.
const script = `
  const ask = new URLSearchParams(location.hash.replace(/^#!?\\??/, ""));
  const about = { code: ask.get("code") ?? "", clientID: ask.get("clientID") ?? "" };
  const by = (id) => document.getElementById(id);

  function say(title, text) {
    by("title").textContent = title;
    by("text").textContent = text;
    by("choice").hidden = true;
    by("title").focus();
  }

  function leave(title) {
    const forward = ask.get("forwardUrl");
    if (forward && /^https?:/i.test(forward)) location.assign(forward);
    else say(title, "You can close this page now.");
  }

  async function answer(allow, account) {
    for (const button of document.querySelectorAll("button")) button.disabled = true;
    const body = new URLSearchParams({ ...about, allow: String(allow), account: String(account ?? "") });
    const reply = await fetch("/auth/answer", { method: "POST", body });
    const told = await reply.json();
    if (told.problem) say("That did not work", told.problem);
    else leave(allow ? "You are signed in" : "Nothing was allowed");
  }

  function choice(account) {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const picture = document.createElement("img");
    picture.src = account.thumb;
    picture.alt = "";
    const words = document.createElement("span");
    words.textContent = "Continue as " + account.title;
    const mail = document.createElement("small");
    mail.textContent = account.email;
    mail.setAttribute("aria-hidden", "true");
    words.append(mail);
    button.append(picture, words);
    button.addEventListener("click", () => answer(true, account.id));
    row.append(button);
    return row;
  }

  async function begin() {
    const reply = await fetch("/auth/request?" + new URLSearchParams(about));
    const told = await reply.json();
    if (told.problem) return say("This request can't be answered", told.problem);
    const product = ask.get("context[device][product]") || told.product;
    by("title").textContent = product + " would like to sign you in";
    by("text").textContent = "Choose who you are. " + product + " will see this account's servers and libraries.";
    by("accounts").replaceChildren(...told.accounts.map(choice));
    by("choice").hidden = false;
  }

  by("deny").addEventListener("click", () => answer(false));
  window.addEventListener("hashchange", () => location.reload());
  begin().catch(() => say("This request can't be answered", "The stand-in gave no answer."));
`;

const main = `
<h1 id="title" tabindex="-1">One moment…</h1>
<p id="text" aria-live="polite">Reading the request.</p>
<div id="choice" hidden>
<ul id="accounts" aria-label="Accounts"></ul>
<button id="deny" class="deny" type="button">Deny</button>
</div>
`;

/** The sign-in page. */
export const authPage = page("Sign in", main, script);
