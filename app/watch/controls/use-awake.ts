import { useCallback, useEffect, useRef, useState } from "react";

const IDLE_MS = 3_000;

/**
 * Whether the controls are visible: for 3 s after somebody did something, and as long as `stay` is true.
 *
 * @returns `wake`, to call whenever somebody did something; `toggle`, for a finger's tap on the picture
 */
export function useAwake(stay: boolean) {
  const [isAwake, setAwake] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sleepSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAwake(false), IDLE_MS);
  }, []);
  const wake = useCallback(() => {
    setAwake(true);
    sleepSoon();
  }, [sleepSoon]);
  const toggle = useCallback(() => {
    setAwake((was) => !was);
    sleepSoon();
  }, [sleepSoon]);
  useEffect(() => {
    sleepSoon();
    return () => clearTimeout(timer.current);
  }, [stay, sleepSoon]);
  return { isAwake: isAwake || stay, wake, toggle };
}
