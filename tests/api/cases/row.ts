/**
 * One call of a route: its path below `/api/plex/`, or from `/` on, and maybe a JSON body. `{playlist}` and the like stand for
 * what `tests/support/given.ts` finds or makes first.
 */
export type Call = string | [path: string, body: unknown];

/** What must hold for one route, told by one row of the table. */
export type Row = {
  /** A call that must succeed and answer as the API's description says. */
  sound: Call;
  /** Calls that make no sense: 400, and Plex isn't asked. Left out where a route takes nothing. */
  bad?: Call[];
  /** Calls about what doesn't exist: 404; or the reason why there are none. */
  unknown?: Call[] | string;
  /**
   * Calls by Demo Friend about what is Demo Owner's or what they don't see: 404, or the status beside it. Every
   * route that goes to a media server is also asked about a server that isn't the friend's. Where nobody's thing
   * can be named, the reason.
   */
  foreign: (Call | { call: Call; status: 403 | 404 })[] | string;
  /**
   * The statuses while Plex is down, slow, or answers HTML with 200, where they aren't 502, 504 and 502; false
   * where a route doesn't go to a media server.
   */
  plex?: false | { down?: number; slow?: number; odd?: number };
  /** Why nobody needs to be signed in for it. */
  forAll?: string;
  /** Its answer goes on until the caller leaves. */
  endless?: true;
};

/** Rows by method and path as the description has them, below `/api/plex/`: `GET library/{id}/all`. */
export type Cases = Record<string, Row>;
