import { z } from "zod";
import { item } from "./item";
import { id, list, num, text } from "./scalars";

/** What Plex decided, and its words for that. */
const codes = {
  generalDecisionCode: num,
  generalDecisionText: text,
  directPlayDecisionCode: num,
  directPlayDecisionText: text,
  transcodeDecisionCode: num,
  transcodeDecisionText: text,
  mdeDecisionCode: num,
  mdeDecisionText: text,
  terminationCode: num,
  terminationText: text,
};

/** The answer of the transcoder's `decision` (PROTOCOL §6.6); ids arrive as strings here. */
export const decisionReply = z.looseObject({
  ...codes,
  Metadata: list(item),
});

/** The answer to a timeline report (PROTOCOL §5.1). A termination comes with HTTP 200. */
export const timelineReply = z.looseObject({
  viewCount: num,
  viewOffset: num,
  terminationCode: num,
  terminationText: text,
});

/** How an item will be played, as Marquee tells it. `reason`: why the browser can't take the file as it is. */
export const decision = z
  .object({
    ratingKey: id,
    sessionId: z.string(),
    mode: z.enum(["directplay", "directstream", "transcode", "refused"]),
    reason: text,
    refusal: text.describe("Plex's own sentence, where it refuses."),
    location: z.enum(["lan", "wan", "cellular"]).describe("Where the viewer is, as Plex was told."),
    ...codes,
    container: text,
    protocol: text,
    streams: z.array(
      z.object({
        id,
        streamType: num,
        codec: text,
        decision: z.string(),
        location: text,
        displayTitle: text,
      }),
    ),
  })
  .meta({ id: "Decision" });
