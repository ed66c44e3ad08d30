import { useCallback, useEffect, useRef } from "react";

/**
 * A signal that ends when the screen is left. Give it to requests that must not act afterwards: on
 * a slow network a person who went back has decided otherwise.
 */
export function useScreenSignal(): () => AbortSignal {
  const controller = useRef<AbortController>(undefined);
  useEffect(() => {
    const opened = new AbortController();
    controller.current = opened;
    return () => opened.abort();
  }, []);
  return useCallback(() => controller.current?.signal ?? AbortSignal.abort(), []);
}
