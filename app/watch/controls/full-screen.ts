import { type RefObject, useCallback, useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
};

/** Whether something fills the screen, and how to change that; the controls come along where the browser can do that. */
export function useFullScreen(root: RefObject<HTMLElement | null>) {
  const isFull = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const toggle = useCallback(() => {
    // A browser that refuses leaves things as they are, which everybody sees.
    const stay = () => undefined;
    if (document.fullscreenElement) document.exitFullscreen().catch(stay);
    else if (document.fullscreenEnabled) root.current?.requestFullscreen().catch(stay);
    else enterNatively(root.current?.querySelector("video"));
  }, [root]);
  return { isFull, toggle };
}

/** On an iPhone only the video itself can fill the screen. */
function enterNatively(video: (HTMLVideoElement & { webkitEnterFullscreen?(): void }) | null | undefined) {
  video?.webkitEnterFullscreen?.();
}

const never = () => () => undefined;

/** Whether this browser has picture-in-picture; false while the page is rendered on the server. */
export const usePictureInPicture = () =>
  useSyncExternalStore(
    never,
    () => document.pictureInPictureEnabled,
    () => false,
  );

/** Puts the video into its small window, or back. */
export async function togglePictureInPicture(video: HTMLVideoElement | null): Promise<void> {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  else if (video && video.readyState > 0) await video.requestPictureInPicture();
}
