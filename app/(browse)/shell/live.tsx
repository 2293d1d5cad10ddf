"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { followServer } from "@/app/queries/events";

/** ms from the first of several changes until they are shown together, and least from one time to the next. */
const TOGETHER_MS = 300;
const REST_MS = 2_000;

/**
 * Keeps what is shown true: when something changes on the server that the page is about, the page is asked for
 * again behind its own back, so that nothing jumps and nothing loses the focus.
 *
 * @param current the server of pages that name none; without it the one that Marquee takes then
 * @param made when the page was made, ms since 1970
 */
export function Live({ current, made }: { current: string | null; made: number }) {
  const router = useRouter();
  const queries = useQueryClient();
  const { serverId } = useParams<{ serverId?: string }>();
  const server = serverId ?? current ?? undefined;
  const [since] = useState(made);
  useEffect(() => {
    let waiting: number | undefined;
    let shown = Number.NEGATIVE_INFINITY;
    const show = () => {
      waiting = undefined;
      shown = performance.now();
      void queries.invalidateQueries();
      startTransition(() => router.refresh());
    };
    const end = followServer(server, since, () => {
      waiting ??= window.setTimeout(show, Math.max(TOGETHER_MS, shown + REST_MS - performance.now()));
    });
    return () => {
      end();
      window.clearTimeout(waiting);
    };
  }, [router, queries, server, since]);
  return null;
}
