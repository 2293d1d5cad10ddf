/** A rung of Plex's quality ladder (PROTOCOL §6.4); kbps. */
type Quality = { maxVideoBitrate: number; lines: number };

const ladder: Quality[] = [
  { maxVideoBitrate: 20_000, lines: 1080 },
  { maxVideoBitrate: 12_000, lines: 1080 },
  { maxVideoBitrate: 8_000, lines: 1080 },
  { maxVideoBitrate: 4_000, lines: 720 },
  { maxVideoBitrate: 2_000, lines: 720 },
  { maxVideoBitrate: 1_500, lines: 480 },
  { maxVideoBitrate: 720, lines: 320 },
  { maxVideoBitrate: 320, lines: 240 },
];

/**
 * The rungs below an original. A rung above it would cost the server work and gain nothing.
 *
 * @param bitrate kbps of the original, if known
 */
export const qualities = (bitrate: number | undefined) =>
  ladder.filter((one) => !bitrate || one.maxVideoBitrate < bitrate);
