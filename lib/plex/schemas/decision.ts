import { z } from "zod";
import { item } from "./item";
import { list, num, text } from "./scalars";

/** The answer of the transcoder's `decision` (PROTOCOL §6.6); ids arrive as strings here. */
export const decisionReply = z.looseObject({
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
  Metadata: list(item),
});

/** The answer to a timeline report (PROTOCOL §5.1). A termination comes with HTTP 200. */
export const timelineReply = z.looseObject({
  viewCount: num,
  viewOffset: num,
  terminationCode: num,
  terminationText: text,
});
