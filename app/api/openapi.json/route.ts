import { problem } from "@/lib/api/errors";
import { apiDescription } from "../description";

/** The description of the API. Public: it is the same for everybody and holds nobody's data. */
export const GET = (request: Request): Promise<Response> =>
  apiDescription().then(({ json, etag }) => {
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-cache", ETag: etag };
    const isKnown = request.headers.get("if-none-match") === etag;
    return new Response(isKnown ? null : json, { status: isKnown ? 304 : 200, headers });
  }, problem);
