import type { Media, Part, Stream } from "../schemas/item";
import type { Capabilities } from "../schemas/requests";

/** What every browser of the last ten years plays (PROTOCOL §6.2). */
export const safeCapabilities: Capabilities = {
  containers: ["mp4"],
  videoCodecs: ["h264"],
  audioCodecs: ["aac", "mp3"],
};

/** What a player that takes every file can do with this one: all that is in it. */
export function everythingIn(media: Media, part: Part): Capabilities {
  const known = (names: (string | undefined)[]) => [...new Set(names.flatMap((one) => one || []))];
  const codecs = (type: number) =>
    part.Stream.map((one) => (one.streamType === type ? one.codec : undefined));
  return {
    containers: known([part.container ?? media.container]),
    videoCodecs: known([media.videoCodec, ...codecs(1)]),
    audioCodecs: known([media.audioCodec, ...codecs(2)]),
  };
}

const sameContainer: Record<string, string> = { m4v: "mp4", mov: "mp4" };

/**
 * Says why this browser can't take the original file, or undefined when it can (PROTOCOL §6.2). A reason
 * is a short key that the pages turn into words.
 */
export function whyNotDirect(media: Media, part: Part, can: Capabilities): string | undefined {
  const container = part.container ?? media.container ?? "";
  const video = part.Stream.find((one) => one.streamType === 1);
  const audio = part.Stream.filter((one) => one.streamType === 2);
  if (!can.containers.includes(sameContainer[container] ?? container)) return "container";
  if (!can.videoCodecs.includes(video?.codec ?? media.videoCodec ?? "")) return "video";
  if (video && !isPlain(video)) return "video";
  const chosen = audio.find((one) => one.selected) ?? audio[0];
  if (chosen && !can.audioCodecs.includes(chosen.codec ?? "")) return "audio";
  // Browsers play the file's first sound and show none of its subtitles.
  if (chosen && chosen !== audio[0]) return "track";
  return chosenSubtitle(part) ? "subtitle" : undefined;
}

/** The subtitle this person wants to see: none chosen means off (PROTOCOL §3.10). */
export const chosenSubtitle = (part: Part): Stream | undefined =>
  part.Stream.find((one) => one.streamType === 3 && one.selected);

/** Ten-bit H.264, interlaced pictures and Dolby Vision come out black, torn or green. */
function isPlain(video: Stream): boolean {
  if (video.codec === "h264" && (video.bitDepth ?? 8) > 8) return false;
  return video.scanType !== "interlaced" && !video.DOVIPresent;
}

/**
 * The browser's abilities in Plex's profile language, to be sent as `X-Plex-Client-Profile-Extra`
 * (PROTOCOL §6.5, profile A): H.264 with AAC in MPEG-TS is always the last resort, as a server without
 * Plex Pass can encode nothing else. MP3 isn't offered: copied into MPEG-TS it stays silent in video.js.
 *
 * @param cap kbps and pixels the picture must not exceed
 */
export function profileExtra(can: Capabilities, cap?: { maxVideoBitrate?: number }): string {
  const directives = [
    "add-settings(DirectPlayStreamSelection=true)",
    `add-direct-play-profile(type=videoProfile&container=${can.containers.join(",")}&videoCodec=${can.videoCodecs.join(",")}&audioCodec=${can.audioCodecs.join(",")}&subtitleCodec=srt,subrip,webvtt)`,
    "add-limitation(scope=videoCodec&scopeName=h264&type=upperBound&name=video.bitDepth&value=8)",
    "add-limitation(scope=videoCodec&scopeName=h264&type=upperBound&name=video.level&value=52)",
    "add-limitation(scope=videoAudioCodec&scopeName=aac&type=upperBound&name=audio.channels&value=6)",
    "add-transcode-target(type=videoProfile&context=streaming&protocol=hls&container=mpegts&videoCodec=h264&audioCodec=aac)",
  ];
  if (cap?.maxVideoBitrate) {
    directives.push(
      `add-limitation(scope=videoCodec&scopeName=*&type=upperBound&name=video.bitrate&value=${cap.maxVideoBitrate}&replace=true)`,
    );
  }
  return directives.join("+");
}
