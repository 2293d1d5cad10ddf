export type MediaName = "h264-a" | "h264-b" | "h264-c" | "hevc";

/** One track of a file, in Plex's words (PROTOCOL §3.10): 1 video, 2 audio, 3 subtitle. `bitrate` in kbps. */
export type MediaStream = {
  streamType: 1 | 2 | 3;
  codec: string;
  index: number;
  languageCode?: string;
  languageTag?: string;
  language?: string;
  title?: string;
  channels?: number;
  audioChannelLayout?: string;
  samplingRate?: number;
  profile?: string;
  level?: number;
  bitDepth?: number;
  width?: number;
  height?: number;
  frameRate?: number;
  bitrate?: number;
  default?: boolean;
  forced?: boolean;
  /** A file of its own beside the film, not a track inside it. */
  external?: { path: string; format: string };
};

/** A film on disk: `size` in bytes, `duration` in ms, `bitrate` in kbps. */
export type MediaFile = {
  name: MediaName;
  path: string;
  container: "mp4" | "mkv";
  size: number;
  duration: number;
  bitrate: number;
  width: number;
  height: number;
  streams: MediaStream[];
};
