"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type SubmitEvent, useState, useTransition } from "react";
import { button } from "@/app/components/button";
import type { Scope } from "@/lib/auth/scopes";

/** What a person says about a new token; without days it never expires. */
export type Wishes = { name: string; scopes: Scope[]; expiresInDays?: number };

const scopes: Scope[] = ["read", "playback", "write"];
const lifetimes = { in30: 30, in90: 90, in365: 365, never: undefined } as const;
type Lifetime = keyof typeof lifetimes;

const isLifetime = (value: unknown): value is Lifetime => typeof value === "string" && value in lifetimes;

type Trouble = "chooseOne" | "tooMany" | "failed";

/** Name, scopes and lifetime of a new token. `save` answers with what is wrong, if anything is. */
export function TokenForm({ save }: { save: (wishes: Wishes) => Promise<Trouble | undefined> }) {
  const t = useTranslations("tokens");
  const [trouble, setTrouble] = useState<Trouble>();
  const [saving, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const chosen = scopes.filter((one) => fields.getAll("scope").includes(one));
    const lifetime = fields.get("lifetime");
    setTrouble(chosen.length === 0 ? "chooseOne" : undefined);
    if (chosen.length === 0 || !isLifetime(lifetime)) return;
    const expiresInDays = lifetimes[lifetime];
    const wishes = {
      name: String(fields.get("name")),
      scopes: chosen,
      ...(expiresInDays && { expiresInDays }),
    };
    start(async () => setTrouble(await save(wishes).catch(() => "failed" as const)));
  };
  return (
    <form onSubmit={submit} className="mt-5 grid gap-6">
      <label className="block">
        <span className="text-sm font-medium text-soft">{t("name")}</span>
        <input
          name="name"
          required
          maxLength={60}
          pattern=".*\S.*"
          autoComplete="off"
          placeholder={t("namePlaceholder")}
          className="mt-2 h-12 w-full rounded-card bg-white/8 px-4 text-base placeholder:text-faint"
        />
      </label>

      <fieldset aria-describedby={trouble === "chooseOne" ? "token-trouble" : undefined}>
        <legend className="text-sm font-medium text-soft">{t("allows")}</legend>
        <div className="mt-2 grid gap-1">
          {scopes.map((scope) => (
            <label
              key={scope}
              className="-mx-2 flex min-h-12 items-center gap-4 rounded-card px-2 hover:bg-white/8"
            >
              <input
                type="checkbox"
                name="scope"
                value={scope}
                defaultChecked={scope === "read"}
                className="size-5 shrink-0 accent-lamp"
              />
              <span className="text-base font-medium">
                {t(scope)} <span className="block text-sm font-normal text-soft">{t(`${scope}Note`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>

      <fieldset>
        <legend className="text-sm font-medium text-soft">{t("expires")}</legend>
        <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {Object.keys(lifetimes)
            .filter(isLifetime)
            .map((lifetime) => (
              <label
                key={lifetime}
                className="flex min-h-11 items-center justify-center rounded-card bg-white/8 px-2 text-sm font-medium whitespace-nowrap outline-offset-3 outline-focus hover:bg-white/12 has-checked:bg-ink has-checked:text-black has-focus-visible:outline-2"
              >
                <input
                  type="radio"
                  name="lifetime"
                  value={lifetime}
                  defaultChecked={lifetime === "in90"}
                  className="sr-only"
                />
                {t(lifetime)}
              </label>
            ))}
        </div>
      </fieldset>

      <p id="token-trouble" role="alert" className="text-sm text-danger empty:hidden">
        {trouble && t(trouble)}
      </p>
      <div className="flex justify-end gap-3">
        <Dialog.Close className={button("quiet")}>{t("cancel")}</Dialog.Close>
        <button type="submit" disabled={saving} className={button("primary")}>
          {t("create")}
        </button>
      </div>
    </form>
  );
}
