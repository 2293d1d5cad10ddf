import type { Capabilities } from "@/lib/plex";

/** What is asked of a browser: a video element's `canPlayType`, and MediaCapabilities where there is one. */
type Browser = {
  canPlayType(type: string): string;
  decodingInfo?(question: MediaDecodingConfiguration): Promise<{ supported: boolean }>;
};

/** Plex's name → types that must all play. HEVC is mostly ten-bit, so eight bits alone are not enough. */
const videos: Record<string, string[]> = {
  h264: ['video/mp4; codecs="avc1.640033"'],
  hevc: ['video/mp4; codecs="hvc1.1.6.L150.90"', 'video/mp4; codecs="hvc1.2.4.L150.90"'],
  av1: ['video/mp4; codecs="av01.0.08M.08"', 'video/mp4; codecs="av01.0.08M.10"'],
  vp9: ['video/webm; codecs="vp09.00.40.08"'],
  vp8: ['video/webm; codecs="vp8"'],
};

const audios: Record<string, string[]> = {
  aac: ['audio/mp4; codecs="mp4a.40.2"'],
  mp3: ["audio/mpeg"],
  ac3: ['audio/mp4; codecs="ac-3"'],
  eac3: ['audio/mp4; codecs="ec-3"'],
  opus: ['audio/webm; codecs="opus"'],
  vorbis: ['audio/webm; codecs="vorbis"'],
  flac: ['audio/mp4; codecs="flac"'],
};

/** Asked with a codec, since to a bare container type a browser always answers `maybe`. */
const containers: Record<string, string[]> = {
  mp4: ['video/mp4; codecs="avc1.640028, mp4a.40.2"'],
  mkv: ['video/x-matroska; codecs="avc1.640028"'],
  webm: ['video/webm; codecs="vp8, vorbis"'],
};

const samplePicture = { width: 1920, height: 1080, bitrate: 8_000_000, framerate: 30 };

/**
 * Finds out what this browser plays, in Plex's names. Asked before playing, because
 * Chromium plays HEVC without a picture and AC-3 without sound, and reports no error for either.
 */
export async function probe(browser: Browser): Promise<Capabilities> {
  const [video, audio] = await Promise.all([
    namesOf(videos, (type) =>
      decodes(browser, { type: "file", video: { contentType: type, ...samplePicture } }),
    ),
    namesOf(audios, (type) => decodes(browser, { type: "file", audio: { contentType: type } })),
  ]);
  const container = await namesOf(containers, async (type) => browser.canPlayType(type) === "probably");
  return { containers: container, videoCodecs: video, audioCodecs: audio };
}

/** The browser that this runs in. */
export function thisBrowser(): Browser {
  const video = document.createElement("video");
  const { mediaCapabilities } = navigator;
  return {
    canPlayType: (type) => video.canPlayType(type),
    decodingInfo: mediaCapabilities && ((question) => mediaCapabilities.decodingInfo(question)),
  };
}

async function namesOf(table: Record<string, string[]>, plays: (type: string) => Promise<boolean>) {
  const rows = Object.entries(table).map(async ([name, types]) => {
    const answers = await Promise.all(types.map(plays));
    return answers.every(Boolean) ? [name] : [];
  });
  return (await Promise.all(rows)).flat();
}

async function decodes(browser: Browser, question: MediaDecodingConfiguration): Promise<boolean> {
  const type = question.video?.contentType ?? question.audio?.contentType ?? "";
  if (browser.canPlayType(type) === "") return false;
  if (!browser.decodingInfo) return true;
  // A browser may reject a type that it can't parse; then it doesn't play it either.
  return browser.decodingInfo(question).then(
    ({ supported }) => supported,
    () => false,
  );
}
