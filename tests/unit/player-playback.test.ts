import { describe, expect, test } from "vitest";
import { ApiProblem } from "@/app/queries/fetch";
import { promptAt } from "@/app/watch/playback/prompt";
import { settle } from "./player-clock";
import { aFilm, openFilm, watchFilm } from "./player-journey";

const unreachable = () => new ApiProblem(502, "unreachable", "The server can't be reached");

describe("starting", () => {
  test("asks for what the browser plays, and plays the file from its beginning", async () => {
    const { playback, engine, api, shown } = await openFilm();
    expect(api.asked).toEqual([
      { containers: ["mp4"], videoCodecs: ["h264"], audioCodecs: ["aac"], offset: 0 },
    ]);
    expect(engine.source).toEqual({ url: "/directplay/session-1", hls: false });
    expect(shown()).toMatchObject({ phase: "starting", playing: true, mode: "directplay" });
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "playing", playing: true, reading: { time: 0, duration: 600 } });
    let told = 0;
    const stop = playback.subscribe(() => (told += 1));
    playback.pause();
    stop();
    const before = told;
    playback.play();
    expect([before > 0, told]).toEqual([true, before]);
  });

  test("resumes at the second where the film was left, and stands there while it loads", async () => {
    const { engine, api, shown } = await openFilm(aFilm, 125.5);
    expect(api.asked[0]?.offset).toBe(125.5);
    expect(engine.orders).toContain("load /directplay/session-1 at 125.5");
    expect(shown().reading.time).toBe(125.5);
    engine.arrive();
    expect(shown().reading.time).toBe(125.5);
  });

  test("waits for a click where the browser wants one, and tells Plex that it is paused", async () => {
    const { playback, engine, api, run, shown } = await openFilm();
    engine.block();
    await run(1);
    expect(shown()).toMatchObject({ phase: "blocked", playing: false });
    expect(api.told()).toEqual(["1 paused 0"]);
    playback.play();
    await run(2);
    expect(shown().phase).toBe("playing");
    expect(api.told().at(-1)).toMatch(/^1 playing/);
  });

  test("obeys what is pressed before there is a picture", async () => {
    const { playback, engine, shown } = await openFilm();
    playback.pause();
    playback.seek(300);
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "paused", playing: false, reading: { time: 300 } });
  });

  test("says why nothing plays, without trying for ever", async () => {
    const words = new ApiProblem(502, "rejected", "Your account may not play this");
    const refused = await openFilm(aFilm, 0, [words]);
    expect(refused.shown()).toMatchObject({
      phase: "failed",
      playing: false,
      trouble: { kind: "refused", detail: "Your account may not play this" },
    });
    const missing = await openFilm(aFilm, 0, [new ApiProblem(404, "not_found", "Gone")]);
    expect(missing.shown().trouble).toEqual({ kind: "missing" });
    const offline = await openFilm(aFilm, 0, [unreachable()]);
    expect(offline.shown().trouble).toEqual({ kind: "offline" });
    expect(offline.api.asked).toHaveLength(1);
    offline.playback.restart();
    await settle();
    offline.engine.arrive();
    expect(offline.shown()).toMatchObject({ phase: "playing", trouble: undefined });
  });
});

describe("while it plays", () => {
  test("Plex is told at once and then every ten seconds", async () => {
    const { api, run } = await watchFilm();
    await run(21);
    expect(api.told()).toEqual(["1 playing 0", "1 playing 10", "1 playing 20"]);
  });

  test("pause and play are told at once", async () => {
    const { playback, api, run, shown } = await watchFilm();
    await run(3);
    playback.pause();
    await settle();
    expect(shown()).toMatchObject({ phase: "paused", playing: false });
    await run(2);
    playback.play();
    await settle();
    expect(api.told()).toEqual(["1 playing 0", "1 paused 3", "1 playing 3"]);
  });

  test("a seek moves the engine, tells Plex, and stays inside the film", async () => {
    const { playback, engine, api, run, shown } = await watchFilm();
    await run(2);
    playback.seek(240);
    expect(shown().reading.time).toBe(240);
    await settle();
    expect(api.told().at(-1)).toBe("1 playing 240");
    playback.seek(-5);
    playback.seek(9999);
    expect(engine.orders.filter((one) => one.startsWith("seek"))).toEqual(["seek 240", "seek 0", "seek 600"]);
  });

  test("a wait for data is buffering, once it lasts", async () => {
    const { engine, api, run } = await watchFilm();
    await run(1);
    engine.starve();
    await run(4);
    expect(api.told()).toEqual(["1 playing 0", "1 buffering 1"]);
  });

  test("volume stays between nothing and all, and turning it up ends the silence", async () => {
    const { playback, shown } = await watchFilm();
    playback.setMuted(true);
    playback.setVolume(0);
    expect(shown().reading).toMatchObject({ volume: 0, muted: true });
    playback.setVolume(7);
    expect(shown().reading).toMatchObject({ volume: 1, muted: false });
    await settle();
    expect(shown().reading).toMatchObject({ volume: 1, muted: false });
  });
});

describe("another quality or sound", () => {
  test("is a new session at the same second, after the old one has ended", async () => {
    const { playback, engine, api, run, shown } = await watchFilm();
    await run(5);
    playback.choose({ maxVideoBitrate: 2000 });
    await settle();
    expect(api.told().at(-1)).toBe("1 stopped 5");
    expect(api.asked.at(-1)).toMatchObject({ maxVideoBitrate: 2000, offset: 5 });
    expect(engine.source).toEqual({ url: "/transcode/session-2", hls: true });
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "playing", mode: "transcode", reading: { time: 5 } });
    playback.choose({ audioStreamID: "3" });
    await settle();
    expect(api.asked.at(-1)).toMatchObject({ maxVideoBitrate: 2000, audioStreamID: "3" });
    playback.choose({ maxVideoBitrate: undefined });
    await settle();
    expect(api.asked.at(-1)).toMatchObject({ maxVideoBitrate: undefined, audioStreamID: "3" });
  });

  test("leaves a paused film paused", async () => {
    const { playback, engine, run, shown } = await watchFilm();
    await run(5);
    playback.pause();
    playback.choose({ audioStreamID: "3" });
    await settle();
    expect(engine.orders.at(-1)).toBe("load /transcode/session-2 at 5, paused");
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "paused", playing: false });
  });

  test("chosen twice in a row: only the last one plays, and no session is left open", async () => {
    const { playback, engine, api } = await watchFilm();
    playback.choose({ maxVideoBitrate: 4000 });
    playback.choose({ maxVideoBitrate: 2000 });
    await settle();
    const open = new Set(api.asked.map((_, index) => `session-${index + 1}`));
    for (const report of api.reports) if (report.state === "stopped") open.delete(report.sessionId ?? "");
    expect([...open]).toEqual([engine.source?.url.split("/").at(-1)]);
    expect(api.asked.at(-1)?.maxVideoBitrate).toBe(2000);
  });
});

describe("when it breaks", () => {
  test("a file gives way to the transcoder at the same second, and the server is asked for no file again", async () => {
    const { playback, engine, api, run, shown } = await watchFilm();
    await run(7);
    engine.fail();
    await settle();
    expect(api.asked.at(-1)).toMatchObject({ directPlay: false, offset: 7 });
    expect(engine.orders.at(-1)).toBe("load /transcode/session-2 at 7");
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "playing", playing: true, reading: { time: 7 } });
    playback.choose({ maxVideoBitrate: undefined });
    await settle();
    expect(api.asked.at(-1)?.directPlay).toBe(false);
  });

  test("a picture that was copied is converted when it breaks twice", async () => {
    const { engine, api, clock } = await watchFilm();
    api.otherwise = "directstream";
    for (let time = 0; time < 2; time += 1) {
      engine.fail();
      await settle();
      await clock.pass(2);
      engine.arrive();
    }
    expect(api.asked.at(-1)).toMatchObject({ directPlay: false, directStream: false });
  });

  test("it is tried again with longer and longer pauses, and then says so", async () => {
    const { engine, api, clock, shown } = await watchFilm();
    const asked = () => api.asked.length;
    engine.fail();
    await settle();
    expect(asked()).toBe(2);
    for (const [attempt, seconds] of [2, 4, 8].entries()) {
      engine.fail();
      await settle();
      await clock.pass(seconds - 1);
      expect(asked()).toBe(attempt + 2);
      await clock.pass(1);
      expect(asked()).toBe(attempt + 3);
    }
    engine.fail();
    await settle();
    expect(shown()).toMatchObject({ phase: "failed", playing: false, trouble: { kind: "broken" } });
  });

  test("a minute of playing makes up for earlier failures", async () => {
    const { engine, api, run } = await watchFilm();
    for (let time = 0; time < 6; time += 1) {
      engine.fail();
      await settle();
      engine.arrive();
      await run(61);
    }
    expect(api.asked).toHaveLength(7);
  });

  test("a server that is away for a moment is asked again", async () => {
    const { engine, api, clock, shown } = await watchFilm();
    api.troubles.push(unreachable(), unreachable());
    engine.fail();
    await settle();
    await clock.pass(2);
    await clock.pass(4);
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "playing", trouble: undefined });
  });

  test("a film that stands still with data at hand is started again", async () => {
    const { api, clock } = await watchFilm();
    await clock.pass(8);
    expect(api.asked).toHaveLength(1);
    await clock.pass(1);
    expect(api.asked).toHaveLength(2);
  });

  test("Plex's words end a stream that it refuses, but not before another way than the file was tried", async () => {
    const { engine, api, shown } = await watchFilm();
    api.refusal = "No bandwidth left";
    engine.fail();
    await settle();
    expect(shown().phase).toBe("starting");
    expect(api.asked.at(-1)?.directPlay).toBe(false);
    engine.arrive();
    engine.fail();
    await settle();
    expect(shown()).toMatchObject({
      phase: "failed",
      trouble: { kind: "refused", detail: "No bandwidth left" },
    });
    expect(api.told().at(-1)).toBe("2 stopped 0");
  });

  test("on somebody who is just leaving, nothing is started for them", async () => {
    const { playback, engine, api } = await watchFilm();
    engine.fail();
    await playback.leave();
    await settle();
    expect(api.asked).toHaveLength(1);
  });
});

describe("markers", () => {
  const next = { ratingKey: "6", title: "The Next One", season: 1, episode: 2 };

  test("offer to skip the intro, and the skip leads to its end", async () => {
    const { playback, run, shown } = await watchFilm();
    await run(12);
    const offered = promptAt(aFilm, shown().reading.time, 600);
    expect(offered).toEqual({ kind: "intro", end: 40 });
    playback.seek(offered?.end ?? 0);
    await run(1);
    expect(shown()).toMatchObject({ phase: "playing", reading: { time: 41 } });
    expect(promptAt(aFilm, 41, 600)).toBeUndefined();
  });

  test("offer to skip the credits of a film, which ends it", async () => {
    const { playback, engine, shown } = await watchFilm();
    const offered = promptAt(aFilm, 561, 600);
    expect(offered).toEqual({ kind: "credits", end: 600 });
    playback.seek(offered?.end ?? 0);
    engine.end();
    expect(shown().phase).toBe("ended");
  });

  test("offer the next episode over closing credits, else over the last half minute", () => {
    const episode = { ...aFilm, next };
    expect(promptAt(episode, 561, 600)?.kind).toBe("next");
    expect(promptAt({ ...episode, markers: [] }, 569, 600)).toBeUndefined();
    expect(promptAt({ ...episode, markers: [] }, 571, 600)?.kind).toBe("next");
    expect(promptAt({ markers: [], next: undefined }, 571, 600)).toBeUndefined();
  });

  test("credits in the middle of an episode are skipped, not its end", () => {
    const markers = [{ type: "credits", start: 300, end: 320, final: false }];
    expect(promptAt({ markers, next }, 310, 600)).toEqual({ kind: "credits", end: 320 });
  });

  test("of a kind without words offer nothing", () => {
    const markers = [{ type: "recap", start: 0, end: 20, final: false }];
    expect(promptAt({ markers, next }, 5, 600)).toBeUndefined();
  });
});

describe("the end", () => {
  test("is told once, with the film's last second", async () => {
    const { engine, api, run, shown } = await watchFilm();
    engine.end();
    await settle();
    await run(30);
    expect(shown()).toMatchObject({ phase: "ended", playing: false });
    expect(api.told()).toEqual(["1 playing 0", "1 stopped 600"]);
  });

  test("is followed by the film again, from its beginning or from where somebody seeks", async () => {
    const { playback, engine, api, shown } = await watchFilm();
    engine.end();
    playback.play();
    await settle();
    expect(api.asked.at(-1)?.offset).toBe(0);
    engine.arrive();
    expect(shown()).toMatchObject({ phase: "playing", reading: { time: 0 } });
    engine.end();
    playback.seek(200);
    await settle();
    expect(api.asked.at(-1)?.offset).toBe(200);
  });

  test("comes with words when the server orders it, and nothing is reported after it", async () => {
    const { playback, engine, api, run, shown } = await watchFilm();
    await run(4);
    api.termination = { terminationCode: 2006, terminationText: "Bedtime" };
    playback.pause();
    await settle();
    expect(shown()).toMatchObject({ phase: "failed", trouble: { kind: "ended", detail: "Bedtime" } });
    expect(engine.orders.at(-1)).toBe("halt");
    await run(20);
    expect(api.told()).toEqual(["1 playing 0", "1 paused 4", "1 stopped 4"]);
  });
});

describe("leaving", () => {
  test("for the next episode or the film's page: Plex is told once, before the page goes", async () => {
    const { playback, api, close, engine, run } = await watchFilm();
    await run(9);
    await playback.leave();
    expect(api.told().at(-1)).toBe("1 stopped 9");
    expect(await close()).toBe(true);
    await settle();
    expect(api.told().filter((one) => one.includes("stopped"))).toHaveLength(1);
    expect(engine.isDisposed).toBe(true);
    await run(30);
    expect(api.told()).toEqual(["1 playing 0", "1 stopped 9"]);
  });

  test("by closing the tab: the last report goes the way that outlives the page", async () => {
    const { api, page, run, close } = await watchFilm();
    await run(9);
    page.leave();
    await close();
    expect(api.beacons).toMatchObject([{ sessionId: "session-1", state: "stopped", time: 9000 }]);
    expect(api.told()).toEqual(["1 playing 0"]);
  });

  test("and coming back out of the browser's memory: a new session at that second", async () => {
    const { api, page, run } = await watchFilm();
    await run(9);
    page.leave();
    page.comeBack();
    await settle();
    expect(api.asked).toHaveLength(2);
    expect(api.asked.at(-1)?.offset).toBe(9);
  });

  test("before anything played: there is nothing to tell", async () => {
    const { api, close } = await openFilm(aFilm, 0, [unreachable()]);
    expect(await close()).toBe(false);
    expect(api.told()).toEqual([]);
  });

  test("while a stream is being opened: its session is ended", async () => {
    const opened = await watchFilm();
    opened.playback.choose({ maxVideoBitrate: 2000 });
    await opened.close();
    await settle();
    const stopped = opened.api.reports.filter(({ state }) => state === "stopped");
    expect(stopped.map(({ sessionId }) => sessionId)).toEqual(
      opened.api.asked.map((_, at) => `session-${at + 1}`),
    );
  });
});
