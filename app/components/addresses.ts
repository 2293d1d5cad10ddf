/** Where things live in Marquee. ratingKeys mean nothing without their server, so it is in every address. */

export const itemPath = (server: string, ratingKey: string) =>
  `/server/${encodeURIComponent(server)}/item/${encodeURIComponent(ratingKey)}`;

export const libraryPath = (server: string, id: string) =>
  `/server/${encodeURIComponent(server)}/library/${encodeURIComponent(id)}`;

export const watchPath = (server: string, ratingKey: string) =>
  `/watch/${encodeURIComponent(server)}/${encodeURIComponent(ratingKey)}`;

/** A picture of the library in a size, in pixels. */
export const picturePath = (server: string, path: string, width: number, height: number) =>
  `/api/plex/images?${new URLSearchParams({ server, path, width: String(width), height: String(height) })}`;
