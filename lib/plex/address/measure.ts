import { isPlexError, PlexError, type PlexErrorCode } from "../wire/errors";
import { addressInUse, connect } from "./connect";
import { type Address, probe } from "./probe";
import { plainHttp, type Server, type Way, waysTo } from "./ways";

/** A way to a server and how it did just now: ms for `/identity`, or why there was none. */
type Measured = Way & { latencyMs: number | null; lastError: PlexErrorCode | null; inUse: boolean };

/**
 * Tries every address of a server that may be tried, at once and past what is remembered, and finds the one
 * to use if none is in use yet. Takes as long as the slowest, 3 s at most.
 */
export async function measureWays(server: Server): Promise<Measured[]> {
  const ways = waysTo(server);
  const [found] = await Promise.all([
    Promise.all(ways.map((one) => (one.isTried ? measure(server, one) : untried(one)))),
    connect(server).catch(() => undefined),
  ]);
  const uri = addressInUse(server)?.uri;
  return found.map((one) => ({ ...one, inUse: uri !== undefined && uri === one.uri }));
}

/**
 * Has a manual address prove by `/identity`, without a token, that it is this very server.
 *
 * @throws PlexError `bad_request` for one that is never tried; as `probe`, in words about the address
 */
export async function proveManual(server: Server, manualUri: string): Promise<Address> {
  const way = waysTo({ ...server, manualUri }).find((one) => one.kind === "manual");
  if (!way?.isTried) throw new PlexError("bad_request", { message: words.bad_request });
  try {
    return await probe(server, way);
  } catch (error) {
    if (!isPlexError(error)) throw error;
    throw new PlexError(error.code, { message: words[error.code], cause: error });
  }
}

const words: Partial<Record<PlexErrorCode, string>> = {
  bad_request: "uri: this server can't be reached that way",
  unreachable: "Nothing answers at that address",
  timeout: "Nothing answers at that address in time",
  unavailable: "What is at that address is still starting",
  bad_reply: "What is at that address is not this server",
};

const untried = (one: Way) => ({ ...one, latencyMs: null, lastError: null });

async function measure(server: Server, one: Way) {
  try {
    const { uri, latencyMs } = await probe(server, one);
    const used = uri === one.uri ? one : (plainHttp(server, one) ?? one);
    return { ...used, latencyMs, lastError: null };
  } catch (error) {
    if (!isPlexError(error)) throw error;
    return { ...one, latencyMs: null, lastError: error.code };
  }
}
