import { resolve } from "node:path";

/** The project's folder. */
export const root = resolve(import.meta.dirname, "../../..");
/** Next's own program; it is run by this Node, because the system's may be too old. */
export const next = resolve(root, "node_modules/next/dist/bin/next");
