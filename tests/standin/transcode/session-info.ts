import { subtitleDecision } from "./delivered-streams.ts";
import type { Session } from "./session.ts";

/** A running conversion as `/transcode/sessions` tells it (PROTOCOL §8.4), and who it belongs to. */
export type TranscodeSessionInfo = {
  key: string;
  account: string;
  ratingKey: string;
  clientIdentifier: string;
  sessionIdentifier?: string;
  /** The process id of its ffmpeg, while one works. */
  pid?: number;
  throttled: boolean;
  complete: boolean;
  progress: number;
  size: number;
  speed: number;
  error: boolean;
  duration: number;
  remaining: number;
  context: "streaming" | "static";
  sourceVideoCodec?: string;
  sourceAudioCodec?: string;
  videoDecision?: string;
  audioDecision?: string;
  subtitleDecision?: string;
  protocol: "hls" | "http";
  container: string;
  videoCodec?: string;
  audioCodec?: string;
  audioChannels?: number;
  width?: number;
  height?: number;
  /** kbps of what comes out, picture and sound together. */
  bitrate: number;
  transcodeHwRequested: false;
  timeStamp: number;
  maxOffsetAvailable: number;
  minOffsetAvailable: number;
};

/** What is to be told of a conversion that has begun. */
export function describe(key: string, session: Session): TranscodeSessionInfo {
  const { query, file, encoder, stream } = session;
  const conversion = session.decision.mode === "transcode" ? session.decision.conversion : undefined;
  const { video, audio, subtitle } = conversion ?? {};
  const from = stream?.offset ?? encoder?.ready.from ?? 0;
  const seconds = file.duration / 1000;
  const to = stream?.complete ? seconds : (encoder?.ready.to ?? from);
  const pid = encoder?.pid ?? stream?.pid;
  const running = pid !== undefined;
  return {
    key,
    account: session.account,
    ratingKey: query.ratingKey,
    clientIdentifier: query.clientIdentifier,
    ...(query.sessionIdentifier && { sessionIdentifier: query.sessionIdentifier }),
    ...(running && { pid }),
    throttled: !running,
    complete: to >= seconds,
    progress: Math.min(100, (to / seconds) * 100),
    size: -22,
    speed: running ? 4 : 0,
    error: false,
    duration: file.duration,
    remaining: Math.max(0, Math.round(seconds - to)),
    context: query.context,
    ...(video && {
      sourceVideoCodec: video.from.codec,
      videoDecision: video.decision,
      videoCodec: video.codec,
    }),
    ...(audio && {
      sourceAudioCodec: audio.from.codec,
      audioDecision: audio.decision,
      audioCodec: audio.codec,
    }),
    ...(subtitle && { subtitleDecision: subtitleDecision(subtitle) }),
    ...(audio && { audioChannels: audio.channels }),
    ...(video && { width: video.width, height: video.height }),
    bitrate: (video?.bitrate ?? 0) + (audio?.bitrate ?? 0),
    protocol: conversion?.protocol ?? "hls",
    container: conversion?.container ?? "",
    transcodeHwRequested: false,
    timeStamp: session.since / 1000,
    maxOffsetAvailable: to,
    minOffsetAvailable: from,
  };
}
