"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { followServer } from "@/app/queries/events";

/** Changes are gathered for TOGETHER_MS and shown at once, and the page is renewed at most every REST_MS. */
const TOGETHER_MS = 300;
const REST_MS = 2_000;

/**
 * Keeps the page up to date: when something on its server changes, the page is fetched again in the background,
 * without a jump and without losing the focus.
 *
 * @param current the server of pages whose address names none; null leaves the choice to Marquee
 * @param made when the page was rendered, ms since 1970
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
