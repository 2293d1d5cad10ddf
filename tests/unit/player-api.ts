import type { ApiProblem } from "@/app/queries/fetch";
import type { StreamApi } from "@/app/watch/playback/session";

/** Stands where Marquee's API would. It plays the file unless something else is asked for. */
export class StandInApi implements StreamApi {
  readonly asked: Parameters<StreamApi["startStream"]>[2][] = [];
  readonly reports: Parameters<StreamApi["reportLast"]>[1][] = [];
  /** Reports of pages that were going away. */
  readonly beacons: Parameters<StreamApi["reportLast"]>[1][] = [];
  /** What goes wrong with the next streams, one after the other. */
  readonly troubles: ApiProblem[] = [];
  /** Plex's words against the bytes of a stream. */
  refusal: string | undefined;
  termination: { terminationCode: number; terminationText: string } | undefined;
  /** How a file that can't be played as it is gets here. */
  otherwise: "directstream" | "transcode" = "transcode";

  startStream: StreamApi["startStream"] = async (_server, ratingKey, request) => {
    this.asked.push(request);
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
    const isFile =
      request.directPlay !== false && !request.maxVideoBitrate && request.audioStreamID === undefined;
    const sessionId = `session-${this.asked.length}`;
    const mode = isFile ? "directplay" : this.otherwise;
    return {
      url: `/${mode}/${sessionId}`,
      ratingKey,
      sessionId,
      mode,
      options: { location: "lan" as const },
    };
  };
  reportProgress: StreamApi["reportProgress"] = async (_server, report) => {
    this.reports.push(report);
    const told = { message: "Progress reported", ...report, ratingKey: String(report.ratingKey) };
    return { ...told, ...this.termination };
  };
  reportLast: StreamApi["reportLast"] = (_server, report) => void this.beacons.push(report);
  whyRefused: StreamApi["whyRefused"] = async () => this.refusal;

  /** What Plex was told, in words: session, state and second. */
  told = () =>
    this.reports.map(({ sessionId, state, time }) => `${sessionId?.at(-1)} ${state} ${time / 1000}`);
}
