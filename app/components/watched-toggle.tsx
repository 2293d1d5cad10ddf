"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleCheckBig } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { setWatched } from "@/app/queries/state";
import { button } from "./button";
import { useToast } from "./toasts";

/** Marks as watched and back; it shows the new state at once, and takes it back where that fails. */
export function WatchedToggle({
  server,
  ratingKey,
  watched,
}: {
  server: string;
  ratingKey: string;
  watched: boolean;
}) {
  const t = useTranslations("item");
  const words = useTranslations("toast");
  const say = useToast();
  const router = useRouter();
  const queries = useQueryClient();
  const [shown, show] = useOptimistic(watched);
  const toggle = () =>
    startTransition(async () => {
      show(!shown);
      try {
        await setWatched(server, ratingKey, !shown);
        await queries.invalidateQueries();
        startTransition(() => router.refresh());
      } catch {
        say(words("watchedFailed"));
      }
    });
  return (
    <button type="button" onClick={toggle} className={`${button("quiet")} max-sm:grow`}>
      {shown ? (
        <CircleCheckBig className="size-5 text-lamp" aria-hidden />
      ) : (
        <Check className="size-5" aria-hidden />
      )}
      {t(shown ? "markUnwatched" : "markWatched")}
    </button>
  );
}
