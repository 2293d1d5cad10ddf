"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { button } from "@/app/components/button";
import { type Tried, tryCall } from "@/app/queries/try";
import type { Input } from "./inputs";

const field = "mt-1 w-full rounded-card bg-black px-3 font-mono text-sm text-ink placeholder:text-faint";

/** A form that calls a route as the person who reads, and shows what came back. */
export function TryIt(props: { method: string; path: string; inputs: Input[]; body: string | undefined }) {
  const { method, path, inputs, body } = props;
  const t = useTranslations("developers");
  const id = useId();
  const [tried, setTried] = useState<Tried | "offline">();
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const json = body === undefined ? undefined : text("json body");
    start(async () => {
      setTried(await tryCall(method, addressOf(path, inputs, text), json).catch(() => "offline" as const));
    });
  };
  return (
    <details className="mt-3 rounded-card bg-surface">
      <summary className="flex min-h-11 items-center px-4 text-sm font-semibold">
        {t("tryIt")}
        <span className="sr-only">
          {method} {path}
        </span>
      </summary>
      <form onSubmit={send} className="grid gap-3 px-4 pb-4 sm:grid-cols-2">
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
              className={`${field} py-2`}
            />
          </label>
        )}
        <button type="submit" disabled={pending} className={`${button("quiet")} sm:col-span-2`}>
          {pending && <LoaderCircle className="size-4 animate-spin" aria-hidden />}
          {t("send")}
        </button>
      </form>
      <div aria-live="polite">{tried && <Outcome tried={tried} />}</div>
    </details>
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

/** Longer answers are cut: a browser is slow with a megabyte of text. */
const MOST_CHARACTERS = 20_000;

function Outcome({ tried }: { tried: Tried | "offline" }) {
  const t = useTranslations("developers");
  if (tried === "offline") return <p className="px-4 pb-4 text-sm text-danger">{t("offline")}</p>;
  const { status, milliseconds, headers, bytes, text } = tried;
  return (
    <div className="px-4 pb-4">
      <p className="text-sm">
        <span className={`font-mono font-semibold ${status < 400 ? "text-ink" : "text-danger"}`}>
          {status}
        </span>{" "}
        <span className="text-faint">{t("outcome", { milliseconds, bytes })}</span>
      </p>
      <pre
        tabIndex={0}
        role="group"
        aria-label={t("answer")}
        className="mt-2 max-h-96 overflow-auto rounded-card bg-black p-4 font-mono text-xs leading-5 text-soft"
      >
        <span className="text-faint">{headers.map(([name, value]) => `${name}: ${value}\n`).join("")}</span>
        {"\n"}
        {text === undefined ? t("noText") : text.slice(0, MOST_CHARACTERS)}
        {text && text.length > MOST_CHARACTERS && `\n${t("cut")}`}
      </pre>
    </div>
  );
}
