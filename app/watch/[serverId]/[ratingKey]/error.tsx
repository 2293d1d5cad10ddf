"use client";

import { Trouble } from "@/app/components/trouble";

/** What nobody foresaw; the log has the cause. */
export default function WatchError() {
  return (
    <main>
      <Trouble code="other" heading="h1" />
    </main>
  );
}
