import type { Section } from "../catalog/types.ts";
import type { PlexServer } from "../world/types.ts";
import type { Activity } from "./activities.ts";
import { libraryUpdateMessage } from "./messages.ts";

/** Begins to scan a library; returns what ends the scan. It goes on until then, or until somebody cancels it. */
export function beginScan(server: PlexServer, section: Section): () => void {
  const started = server.activities.start({
    type: "library.update.section",
    title: `Scanning ${section.title}`,
    cancellable: true,
    Context: { librarySectionID: String(section.id) },
  });
  markScanning(server, section.id, true);
  server.events.publish(started);
  const { uuid } = started.element as { uuid: string };
  return () => {
    markScanning(server, section.id, false);
    const ended = server.activities.end(uuid);
    if (!ended) return;
    server.events.publish(ended);
    server.events.publish(libraryUpdateMessage(section.id));
  };
}

/** `refreshing` of the library's row. */
export function markScanning(server: PlexServer, sectionId: number, refreshing: boolean): void {
  const section = server.catalogue.sections.find((each) => each.id === sectionId);
  if (section) section.refreshing = refreshing;
}

/** Ends work before it is done; a scan that was cancelled leaves its library as it is. */
export function cancelActivity(server: PlexServer, { uuid, progress, Context }: Activity): void {
  const message = server.activities.end(uuid, progress);
  if (message) server.events.publish(message);
  if (Context?.librarySectionID !== undefined) markScanning(server, Number(Context.librarySectionID), false);
}

/** A whole scan at once: there is nothing new to find. */
export function scan(server: PlexServer, section: Section): void {
  beginScan(server, section)();
}
