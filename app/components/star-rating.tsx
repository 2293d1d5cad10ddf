"use client";

import { Star, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Slider } from "radix-ui";
import { startTransition, useOptimistic, useState } from "react";
import { setRating } from "@/app/queries/state";
import { button } from "./button";
import { useToast } from "./toasts";

/** A person's own rating, 0 to 10 at Plex, as five stars in halves; arrow keys change it too. */
export function StarRating({
  server,
  ratingKey,
  rating,
}: {
  server: string;
  ratingKey: string;
  rating: number | null;
}) {
  const t = useTranslations("rating");
  const words = useTranslations("toast");
  const say = useToast();
  const router = useRouter();
  const [kept, keep] = useOptimistic(rating);
  /** While a finger or the pointer is on the stars. */
  const [trying, setTrying] = useState<number | null>(null);
  const shown = trying ?? kept ?? 0;
  const save = (value: number | null) =>
    startTransition(async () => {
      setTrying(null);
      keep(value);
      try {
        await setRating(server, ratingKey, value);
        startTransition(() => router.refresh());
      } catch {
        say(words("ratingFailed"));
      }
    });
  return (
    <div className="flex items-center">
      <Slider.Root
        min={0}
        max={10}
        step={1}
        value={[shown]}
        onValueChange={([value]) => setTrying(value ?? 0)}
        onValueCommit={([value]) => save(value || null)}
        className="relative flex h-11 cursor-pointer touch-none items-center rounded-card px-2 max-sm:-ml-2 outline-offset-3 outline-focus has-focus-visible:outline-2"
      >
        <Slider.Track className="flex gap-1">
          {[1, 2, 3, 4, 5].map((star) => (
            <OneStar key={star} filled={Math.max(0, Math.min(1, shown / 2 - star + 1))} />
          ))}
        </Slider.Track>
        <Slider.Thumb
          aria-label={t("label")}
          aria-valuetext={shown === 0 ? t("none") : t("stars", { stars: shown / 2 })}
          className="block h-11 w-1 opacity-0"
        />
      </Slider.Root>
      {kept !== null && (
        <button type="button" aria-label={t("clear")} onClick={() => save(null)} className={button("bare")}>
          <X className="size-4.5" aria-hidden />
        </button>
      )}
    </div>
  );
}

/** A star, filled from 0 to 1. */
function OneStar({ filled }: { filled: number }) {
  return (
    <span aria-hidden className="relative block size-6">
      <Star className="absolute inset-0 size-6 text-soft" strokeWidth={1.5} />
      <span className="absolute inset-y-0 left-0 overflow-hidden" style={{ width: `${filled * 100}%` }}>
        <Star className="size-6 fill-lamp text-lamp" strokeWidth={1.5} />
      </span>
    </span>
  );
}
