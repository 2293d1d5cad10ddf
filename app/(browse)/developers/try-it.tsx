"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useId, useRef, useState, useTransition } from "react";
import { button } from "@/app/components/button";
import { type Tried, tryCall } from "@/app/queries/try";
import type { Input } from "./inputs";
import { Outcome } from "./outcome";
import { Sure } from "./sure";

const field = "mt-1 w-full rounded-card bg-black px-3 font-mono text-sm text-ink placeholder:text-faint";

type Props = { method: string; path: string; inputs: Input[]; body: string | undefined };

/** Calls a route as the person who reads. Closed it is a line: the form is made when it is opened. */
export function TryIt(props: Props) {
  const { method, path } = props;
  const t = useTranslations("developers");
  const [isMade, setMade] = useState(false);
  return (
    <details onToggle={() => setMade(true)} className="mt-3 rounded-card bg-surface">
      <summary className="rounded-card px-4 text-sm leading-11 font-semibold">
        {t("tryIt")}
        <span className="sr-only">
          {method} {path}
        </span>
      </summary>
      {isMade && <TryForm {...props} />}
    </details>
  );
}

type Planned = { address: string; json: string | undefined };

/** The form, and what came back. What deletes asks once more. */
function TryForm({ method, path, inputs, body }: Props) {
  const t = useTranslations("developers");
  const id = useId();
  const [tried, setTried] = useState<Tried | "offline">();
  const [planned, setPlanned] = useState<Planned>();
  const [pending, start] = useTransition();
  const sendButton = useRef<HTMLButtonElement>(null);
  const send = ({ address, json }: Planned) =>
    start(async () => {
      setTried(await tryCall(method, address, json).catch(() => "offline" as const));
    });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const plan = {
      address: addressOf(path, inputs, text),
      json: body === undefined ? undefined : text("json body"),
    };
    if (method === "DELETE") setPlanned(plan);
    else send(plan);
  };
  return (
    <>
      <form onSubmit={submit} className="grid gap-3 px-4 pb-4 sm:grid-cols-2">
        {inputs.map(({ name, required, start: value, hint }) => (
          <label key={name} htmlFor={`${id}${name}`} className="text-xs text-soft">
            {name}
            <input
              id={`${id}${name}`}
              name={name}
              required={required}
              defaultValue={value}
              placeholder={hint}
              autoComplete="off"
              spellCheck={false}
              className={`${field} min-h-11`}
            />
          </label>
        ))}
        {body !== undefined && (
          <label htmlFor={`${id}body`} className="text-xs text-soft sm:col-span-2">
            {t("body")}
            <textarea
              id={`${id}body`}
              name="json body"
              defaultValue={body}
              rows={body.split("\n").length}
              spellCheck={false}
              className={`${field} min-h-11 py-2`}
            />
          </label>
        )}
        {method !== "GET" && method !== "HEAD" && (
          <p className="text-xs text-faint sm:col-span-2">{t("real")}</p>
        )}
        {/* Not disabled while it waits: that would take the keyboard's place away. */}
        <button
          ref={sendButton}
          type="submit"
          aria-busy={pending}
          className={`${button("quiet")} sm:col-span-2`}
        >
          {pending && <LoaderCircle className="size-4 animate-spin" aria-hidden />}
          {t("send")}
        </button>
      </form>
      <Sure
        call={planned && `${method} ${planned.address}`}
        onSure={() => planned && send(planned)}
        onClose={() => setPlanned(undefined)}
        back={sendButton}
      />
      <div aria-live="polite">{tried && <Outcome tried={tried} />}</div>
    </>
  );
}

/** Puts what was filled in into the address. */
function addressOf(path: string, inputs: Input[], text: (name: string) => string): string {
  const of = (kind: Input["kind"]) => inputs.filter((one) => one.kind === kind && text(one.name) !== "");
  const encoded = (name: string) => text(name).split("/").map(encodeURIComponent).join("/");
  const filled = of("path").reduce((now, { name }) => now.replace(`{${name}}`, encoded(name)), path);
  const query = new URLSearchParams(of("query").map(({ name }) => [name, text(name)]));
  for (const { name } of of("filters")) {
    for (const [key, value] of new URLSearchParams(text(name).replaceAll("+", "%2B")))
      query.append(key, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}
