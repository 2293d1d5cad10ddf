import type { Section } from "../../catalog/types.ts";

/** What every library answer carries beside its rows (PROTOCOL §3.5). */
export const libraryFields = {
  allowSync: true,
  identifier: "com.plexapp.plugins.library",
  mediaTagPrefix: "/system/bundle/media/flags/",
  mediaTagVersion: 1_780_000_000,
};

/** The same for answers that belong to one section. */
export function sectionFields(section: Section) {
  return {
    ...libraryFields,
    art: `/:/resources/${section.type}-fanart.jpg`,
    librarySectionID: section.id,
    librarySectionTitle: section.title,
    librarySectionUUID: section.uuid,
    thumb: `/:/resources/${section.type}.png`,
    title1: section.title,
    viewMode: 65_592,
  };
}
