"use client";

import { Trouble } from "@/app/components/trouble";

/** What nobody foresaw; the log has the cause. */
export default function BrowseError() {
  return <Trouble code="other" heading="h1" />;
}
