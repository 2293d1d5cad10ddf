import { finding } from "./finding.ts";
import { items } from "./items.ts";
import { libraries } from "./libraries.ts";
import { lists } from "./lists.ts";
import { playing } from "./playing.ts";
import type { Cases } from "./row.ts";
import { servers } from "./servers.ts";
import { tokens } from "./tokens.ts";
import { watching } from "./watching.ts";
import { watchlist } from "./watchlist.ts";

/** A row for every route of the API. `tests/api/proof.test.ts` runs them, and says which one is missing. */
export const cases: Cases = {
  ...servers,
  ...libraries,
  ...finding,
  ...items,
  ...lists,
  ...watching,
  ...playing,
  ...watchlist,
  ...tokens,
};
