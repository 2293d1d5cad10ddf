/** Stands in for the `server-only` marker, which only Next knows how to resolve. */
export {};
