import type Player from "video.js/dist/types/player";
import type { Engine, EngineEvents, Reading } from "./engine";

type Vhs = { playlists?: { media(): object | undefined }; playlistController_?: { pauseLoading(): void } };

/** Every file is announced as MP4, whatever it is: a browser looks at the bytes. */
const FILE_TYPE = "video/mp4";
const HLS_TYPE = "application/x-mpegURL";
/** After this many seconds of playing without a picture there won't be one: the codec can't be decoded. */
const PICTURE_BY = 1.5;
/** video.js would ask for a stream's only playlist for ever, but a session that Plex ended stays gone (PROTOCOL §6.7). */
const MOST_RETRIES = 4;

/**
 * Makes an engine of video.js, which is fetched only when somebody watches. No other file knows video.js.
 *
 * @param host gets the video element as its child
 * @param label the video's name for a screen reader
 */
export async function createEngine(host: HTMLElement, label: string, events: EngineEvents): Promise<Engine> {
  const { default: videojs } = await import("video.js");
  // What goes wrong is said in words on the page, not on the console.
  videojs.log.level("off");
  const element = document.createElement("video");
  element.playsInline = true;
  host.append(element);
  const player = videojs(element, {
    controls: false,
    preload: "auto",
    children: ["mediaLoader", "textTrackDisplay"],
    errorDisplay: false,
    // Only Safari's own HLS is better than video.js's; Chromium says `maybe` to HLS.
    html5: { vhs: { overrideNative: !videojs.browser.IS_ANY_SAFARI } },
  });
  player.el().setAttribute("aria-label", label);

  let waiting = true;
  let startedAt = 0;
  let wantsPlay = false;
  let retries = 0;
  let heldUntil = 0;
  let failed = false;

  const fail = () => {
    if (failed) return;
    failed = true;
    events.failed();
  };
  const retry = () => {
    retries += 1;
    // Without a list of segments, video.js would wait for ever and say nothing.
    if (retries > MOST_RETRIES || !vhsOf(player)?.playlists?.media()) fail();
  };
  const setWaiting = (value: boolean) => () => {
    waiting = value;
    events.changed();
  };

  player.on("waiting", setWaiting(true));
  player.on(["playing", "canplay", "seeked"], setWaiting(false));
  player.on(
    ["play", "pause", "ended", "volumechange", "durationchange", "progress", "seeking"],
    events.changed,
  );
  player.on("seeked", events.jumped);
  player.on("error", fail);
  player.tech(true).on("retryplaylist", retry);
  player.on("progress", () => {
    if (player.bufferedEnd() !== heldUntil) retries = 0;
    heldUntil = player.bufferedEnd();
  });
  player.on("timeupdate", () => {
    const playedFor = (player.currentTime() ?? 0) - startedAt;
    if (!player.seeking() && playedFor > PICTURE_BY && player.videoWidth() === 0) fail();
    events.changed();
  });

  return {
    load({ url, hls }, at, play) {
      failed = false;
      waiting = true;
      retries = 0;
      startedAt = at;
      wantsPlay = play;
      player.error(null);
      player.src({ src: url, type: hls ? HLS_TYPE : FILE_TYPE });
      // As soon as there is a source and before anything of it is fetched, so that the first segment asked for
      // is the right one: the encoder never makes the film's beginning (PROTOCOL §6.8). Somebody may have
      // sought or paused meanwhile.
      player.one("loadstart", () => {
        if (startedAt > 0) player.currentTime(startedAt);
        if (wantsPlay) void start(player, events);
      });
    },
    halt() {
      player.pause();
      // video.js has no public call for this. Without it, requests already queued would end in a 404.
      vhsOf(player)?.playlistController_?.pauseLoading();
    },
    play() {
      wantsPlay = true;
      void start(player, events);
    },
    pause() {
      wantsPlay = false;
      player.pause();
    },
    seek(second) {
      startedAt = second;
      player.currentTime(second);
    },
    setVolume: (volume) => player.volume(volume),
    setMuted: (muted) => player.muted(muted),
    read: () => read(player, waiting),
    video: () => host.querySelector("video"),
    dispose: () => player.dispose(),
  };
}

/** video.js's own HLS, while it plays any; its types leave it out. */
function vhsOf(player: Player): Vhs | undefined {
  const tech: (ReturnType<Player["tech"]> & { vhs?: Vhs }) | undefined = player.tech(true);
  return tech?.vhs;
}

async function start(player: Player, events: EngineEvents): Promise<void> {
  try {
    await player.play();
  } catch (error) {
    // Anything else says that another source came in between, or is told by the error event as well.
    if (error instanceof DOMException && error.name === "NotAllowedError") events.blocked();
  }
}

function read(player: Player, waiting: boolean): Reading {
  const time = player.currentTime() ?? 0;
  return {
    time,
    ahead: aheadOf(player.buffered(), time),
    duration: player.duration() ?? 0,
    paused: player.paused(),
    seeking: player.seeking(),
    waiting,
    ended: player.ended(),
    volume: player.volume() ?? 1,
    muted: player.muted() ?? false,
  };
}

/** The end of the stretch that `time` lies in: what is held elsewhere is of no use now. */
function aheadOf(
  buffered: { length: number; start(index: number): number; end(index: number): number },
  time: number,
) {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= time + 0.25 && buffered.end(index) > time) return buffered.end(index) - time;
  }
  return 0;
}
