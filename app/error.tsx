"use client";

import { Trouble } from "./components/trouble";

/** What nobody foresaw, outside of the signed-in pages; the log has the cause. */
export default function RootError() {
  return (
    <main>
      <Trouble code="other" heading="h1" />
    </main>
  );
}
