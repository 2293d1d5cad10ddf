/** A report from a player: `time` and `duration` in ms; `sessionId` as the stream was started with. */
export type Progress = {
  ratingKey: string;
  time: number;
  duration: number;
  state: "playing" | "paused" | "buffering" | "stopped";
  sessionId: string;
};
