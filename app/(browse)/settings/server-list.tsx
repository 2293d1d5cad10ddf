import { Check } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ServerOrigin } from "@/app/components/server-switch";
import { troubleWords } from "@/app/components/trouble";
import { TryAgain } from "@/app/components/try-again";
import { answerOf, serverChoices } from "@/app/page-data";
import type { Viewer } from "@/lib/auth/session";
import { describeServers, serversWithoutTokenOf } from "@/lib/servers";
import { confirmServerHere } from "../actions";
import { ServerWithoutToken } from "./server-without-token";
import { UseServer } from "./use-server";

/** The person's servers, and the address by which Marquee reaches each. */
export async function ServerList({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("settings");
  const answer = await answerOf(
    Promise.all([describeServers(viewer), serverChoices(), serversWithoutTokenOf(viewer)]),
  );
  if (!answer.ok) return <ListTrouble code={answer.code} />;
  const [servers, choices, withoutToken] = answer.value;
  if (servers.length === 0)
    return (
      <p className="mt-4 rounded-card bg-surface p-5">
        {t("noServers")} <span className="block text-sm text-faint">{t("noServersNote")}</span>
      </p>
    );
  return (
    <ul className="mt-4 grid gap-3">
      {servers.map(({ id, name, owned, isActive, preferredUri, version }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card bg-surface p-5">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate text-base font-semibold">{name}</p>
            <p className="text-sm text-faint">
              <ServerOrigin
                owned={owned}
                sourceTitle={choices.find((one) => one.id === id)?.sourceTitle ?? null}
              />
            </p>
            <dl className="mt-2 text-sm text-soft">
              <dt className="sr-only">{t("address")}</dt>
              <dd className="break-all">{preferredUri ?? t("noAddress")}</dd>
              {version && (
                <dd className="text-faint">{t("version", { version: version.split("-")[0] ?? version })}</dd>
              )}
            </dl>
          </div>
          {isActive ? (
            <p className="flex min-h-11 items-center gap-2 text-sm font-medium text-soft sm:px-2">
              <Check className="size-5 text-lamp" aria-hidden />
              {t("current")}
            </p>
          ) : (
            <UseServer id={id} name={name} />
          )}
          {withoutToken
            .filter((one) => one.id === id)
            .map(({ confirmed }) => (
              <ServerWithoutToken
                key="open"
                id={id}
                name={name}
                confirmed={confirmed}
                save={confirmServerHere}
              />
            ))}
        </li>
      ))}
    </ul>
  );
}

async function ListTrouble({ code }: { code: string }) {
  const t = await getTranslations("trouble");
  return (
    <div
      role="alert"
      className="mt-4 flex flex-wrap items-center justify-between gap-4 rounded-card bg-surface p-5"
    >
      <p>{t(troubleWords(code))}</p>
      <TryAgain />
    </div>
  );
}

export function ServerBones() {
  return (
    <div aria-hidden className="mt-4 grid gap-3">
      <div className="bone h-32" />
      <div className="bone h-32" />
    </div>
  );
}
