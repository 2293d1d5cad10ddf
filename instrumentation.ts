/** Next calls this once, before the first request. The condition keeps Node's modules out of other bundles. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("./lib/start");
    start();
  }
}
