import type { Account, PlexServer, World } from "../world/types.ts";

/** What the token check leaves for the routes behind it. */
export type PmsEnv = { Variables: { account: Account } };

/** One server in its world: what every route file is given. */
export type Pms = { server: PlexServer; world: World };
