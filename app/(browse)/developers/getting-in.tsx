import { useTranslations } from "next-intl";
import { Code, Prose } from "./prose";

const byToken = `MARQUEE=http://localhost:3000
curl -H "Authorization: Bearer $TOKEN" $MARQUEE/api/plex/libraries`;

const byCookie = `field() { grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }

URL=$(curl -s -b jar -c jar -X POST -H 'Accept: application/json' \\
  $MARQUEE/api/auth/plex | field url); echo "$URL"
# open the address in a browser and allow, then:
CSRF=$(curl -s -b jar -c jar $MARQUEE/api/auth/csrf | field csrfToken)
curl -s -b jar -c jar -d csrfToken=$CSRF -d state=\${URL##*state%3D} -d json=true \\
  $MARQUEE/api/auth/callback/plex`;

/** The two ways in: a personal token, or a sign-in by script. */
export function GettingIn() {
  const t = useTranslations("developers");
  return (
    <section aria-labelledby="getting-in" className="mt-12">
      <h2 id="getting-in" className="text-xl font-bold">
        {t("gettingIn")}
      </h2>
      <div className="mt-4 grid gap-8 xl:grid-cols-2">
        <div className="min-w-0">
          <h3 className="font-semibold">{t("byToken")}</h3>
          <p className="mt-1 mb-4 max-w-prose text-soft">
            <Prose text={t("byTokenNote")} />
          </p>
          <Code label={t("byToken")}>{byToken}</Code>
        </div>
        <div className="min-w-0">
          <h3 className="font-semibold">{t("byCookie")}</h3>
          <p className="mt-1 mb-4 max-w-prose text-soft">
            <Prose text={t("byCookieNote")} />
          </p>
          <Code label={t("byCookie")}>{byCookie}</Code>
        </div>
      </div>
      <h3 className="mt-8 font-semibold">{t("manners")}</h3>
      <ul className="mt-2 grid max-w-prose list-disc gap-1 pl-5 text-soft">
        {(["mannersServer", "mannersCache", "mannersOrigin", "mannersRequestId"] as const).map((line) => (
          <li key={line}>
            <Prose text={t(line)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
