import type { World } from "../world/types.ts";
import { avatarUrl } from "./user.ts";

/** Who may sign in on the stand-in's pages: everybody but managed users, who have no password of their own. */
export function signInChoices(world: World) {
  return [...world.accounts.values()]
    .filter((account) => !account.restricted)
    .map((account) => ({
      id: account.id,
      title: account.title,
      email: account.email,
      thumb: avatarUrl(world, account),
    }));
}
