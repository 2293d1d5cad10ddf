import { z } from "zod";
import { list, text } from "./scalars";

/** `/media/providers` (PROTOCOL §3.3): what a server can be asked, and by which path. */
export const providerList = z.looseObject({
  MediaProvider: list(
    z.looseObject({ identifier: text, Feature: list(z.looseObject({ type: text, key: text })) }),
  ),
});
