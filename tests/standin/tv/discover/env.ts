import type { Account } from "../../world/types.ts";

/** Who asks. */
export type DiscoverEnv = { Variables: { account: Account } };
