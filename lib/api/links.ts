import { requestOrigin } from "@/lib/auth/origin";

/** A path of ours as the caller can open it anywhere: on the origin by which they came. */
export const fullUrl = (request: Request, path: string): string =>
  requestOrigin(request.headers).origin + path;
