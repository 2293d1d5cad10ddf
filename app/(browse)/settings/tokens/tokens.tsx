import { KeyRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { type PersonalToken, personalTokensOf } from "@/lib/auth/personal-tokens";
import type { Viewer } from "@/lib/auth/session";
import { createToken, revokeToken } from "./actions";
import { NewToken } from "./new-token";
import { RevokeToken } from "./revoke-token";

/** The person's tokens for scripts: made, listed, revoked. */
export async function Tokens({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("tokens");
  const tokens = await personalTokensOf(viewer);
  return (
    <section aria-labelledby="tokens" className="mt-row">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h2 id="tokens" tabIndex={-1} className="text-lg font-semibold outline-none">
          {t("title")}
        </h2>
        <NewToken create={createToken} />
      </div>
      <p className="mt-2 max-w-prose text-sm text-faint">{t("note")}</p>
      {tokens.length === 0 ? (
        <p className="mt-4 flex items-center gap-3 rounded-card bg-surface p-5 text-soft">
          <KeyRound className="size-5 shrink-0 text-faint" aria-hidden />
          {t("none")}
        </p>
      ) : (
        <ul className="mt-4 grid grid-cols-1 gap-3">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card bg-surface p-5"
            >
              <Facts token={token} />
              <RevokeToken id={token.id} name={token.name} revoke={revokeToken} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function Facts({ token }: { token: PersonalToken }) {
  const t = await getTranslations("tokens");
  const format = await getFormatter();
  const date = (time: string) => format.dateTime(new Date(time), { dateStyle: "medium" });
  const { name, prefix, scopes, createdAt, expiresAt, lastUsedAt } = token;
  const isOver = expiresAt !== null && new Date(expiresAt) <= new Date();
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="text-base font-semibold break-words">{name}</p>
      <p className="mt-1 text-sm text-soft">
        <code className="font-mono">{prefix}…</code>
        <span aria-hidden> · </span>
        {scopes.map((scope) => t(scope)).join(", ")}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-sm text-faint">
        <li>{t("createdOn", { date: date(createdAt) })}</li>
        <li className={isOver ? "text-danger" : ""}>
          {expiresAt === null
            ? t("neverExpires")
            : t(isOver ? "expiredOn" : "expiresOn", { date: date(expiresAt) })}
        </li>
        <li>{lastUsedAt === null ? t("neverUsed") : t("usedOn", { date: date(lastUsedAt) })}</li>
      </ul>
    </div>
  );
}
