/** ms until a line that was refused is asked for again; one that broke the browser opens again by itself. */
const AGAIN_MS = 60_000;

/**
 * Follows what changes on a server for as long as the page can be seen: a browser has few connections to one
 * origin, and a hidden page needs none.
 *
 * @param server without it the current one
 * @param since when the page was made, ms since 1970 by the server's clock: nothing after it is missed
 * @param changed something on the server is another than it was
 * @returns what ends it
 */
export function followServer(server: string | undefined, since: number, changed: () => void): () => void {
  let source: EventSource | undefined;
  let again: number | undefined;
  let last = since;

  function close() {
    window.clearTimeout(again);
    source?.close();
    source = undefined;
  }

  function open() {
    if (source) return;
    const query = new URLSearchParams({ since: String(last), ...(server ? { server } : {}) });
    const line = new EventSource(`/api/plex/events?${query}`);
    source = line;
    const note = ({ lastEventId }: MessageEvent) => {
      last = Number(lastEventId) || last;
    };
    line.addEventListener("live", note);
    line.addEventListener("change", (event) => {
      note(event);
      changed();
    });
    line.addEventListener("end", ({ data }) => {
      if (JSON.parse(data).reason === "signed_out") close();
    });
    line.addEventListener("error", () => {
      if (line.readyState !== EventSource.CLOSED || source !== line) return;
      close();
      again = window.setTimeout(turn, AGAIN_MS);
    });
  }

  const turn = () => (document.visibilityState === "visible" ? open() : close());
  document.addEventListener("visibilitychange", turn);
  // A page kept for the way back must hold no line.
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", turn);
  turn();
  return () => {
    document.removeEventListener("visibilitychange", turn);
    window.removeEventListener("pagehide", close);
    window.removeEventListener("pageshow", turn);
    close();
  };
}
