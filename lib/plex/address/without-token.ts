import { codeOfStatus, PlexError } from "../wire/errors";
import { send } from "../wire/http";
import { containerOf, readJson } from "../wire/json";
import { connect } from "./connect";
import type { Server } from "./ways";

/**
 * Whether a server tells its libraries to somebody who shows no token and no name. Its setting "allowed without
 * auth" takes everybody from Marquee's address for the owner, and so everybody who comes through Marquee.
 *
 * @throws PlexError when there is no clear answer: the server is away, or something else speaks in its place
 */
export async function answersWithoutToken(server: Server): Promise<boolean> {
  const { uri } = await connect(server);
  const reply = await send({
    base: uri,
    path: "/library/sections",
    headers: { Accept: "application/json" },
  });
  if (reply.status === 401 || reply.status === 403) {
    await reply.body.dump();
    return false;
  }
  if (reply.status !== 200) {
    await reply.body.dump();
    throw new PlexError(codeOfStatus(reply.status), { status: reply.status });
  }
  // A login page of some proxy is a 200 too.
  if (!containerOf(await readJson(reply))) throw new PlexError("bad_reply");
  return true;
}
