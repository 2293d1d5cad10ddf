"use client";

import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { button } from "@/app/components/button";

/** Plex may need a moment after the person allowed Marquee: pauses between tries, in seconds. */
const PAUSES = [1, 2, 3, 4];

/** Finishes the sign-in and goes where the person wanted to be, or says that Plex hasn't confirmed. */
export function Finish({ state, to }: { state: string; to: string }) {
  const t = useTranslations("signIn");
  const [waiting, setWaiting] = useState(true);

  const ask = useCallback(
    async (last: boolean): Promise<boolean> => {
      // Marquee itself may be out of reach for a moment: worth another try, like a Plex that needs one.
      const answer = await signIn("plex", { state, last: String(last), redirect: false }).catch(() => null);
      if (!answer || answer.error === "pending") return false;
      window.location.replace(answer.ok ? ownAddress(to) : signInAddress(answer.error ?? "unknown", to));
      return true;
    },
    [state, to],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const attempt = async (tries: number) => {
      if (await ask(false)) return;
      const pause = PAUSES[tries];
      if (pause === undefined) setWaiting(false);
      else timer = setTimeout(() => void attempt(tries + 1), pause * 1000);
    };
    // Begun after the effect: StrictMode's first round is cancelled before it asks anything.
    timer = setTimeout(() => void attempt(0), 0);
    return () => clearTimeout(timer);
  }, [ask]);

  if (waiting)
    return (
      <>
        <LoaderCircle className="size-9 animate-spin text-lamp" aria-hidden />
        <h1 className="text-lg font-semibold">{t("waiting")}</h1>
        <p role="status" className="text-base text-soft">
          {t("waitingNote")}
        </p>
      </>
    );
  return (
    <>
      <h1 className="text-lg font-semibold">{t("notYet")}</h1>
      <p role="alert" className="text-base text-soft">
        {t("notYetNote")}
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        <button type="button" className={button("primary")} onClick={() => void checkOnceMore()}>
          {t("checkAgain")}
        </button>
        <Link href="/sign-in" className={button("quiet")}>
          {t("startOver")}
        </Link>
      </div>
    </>
  );

  /** The person decided: if Plex still hasn't confirmed, this sign-in is over. */
  async function checkOnceMore() {
    setWaiting(true);
    if (!(await ask(true))) setWaiting(false);
  }
}

/** An address came through Plex and back: only a path of ours is followed. */
function ownAddress(to: string): string {
  const { origin } = window.location;
  const url = URL.canParse(to, origin) ? new URL(to, origin) : null;
  return url?.origin === origin ? `${url.pathname}${url.search}` : "/";
}

/** The sign-in page with its words for what went wrong; it still knows where the person wanted to be. */
const signInAddress = (error: string, to: string) =>
  `/sign-in?${new URLSearchParams(to === "/" ? { error } : { error, to })}`;
