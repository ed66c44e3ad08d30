import { useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the end than this counts as reading along. */
const NEAR_PX = 160;

/**
 * Keeps the end of the page in sight while the reader is there; whoever has scrolled up to read is
 * left in peace and told that there is something new.
 */
export function useStickToEnd(content: string, isOwn: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const [isBehind, setIsBehind] = useState(false);
  const toEnd = useCallback(() => {
    window.scrollTo({ top: document.documentElement.scrollHeight });
    setIsBehind(false);
  }, []);
  useEffect(() => {
    const look = () => {
      isNear.current = distanceToEnd() < NEAR_PX;
      if (isNear.current) setIsBehind(false);
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  const seen = useRef(content);
  useEffect(() => {
    if (isNear.current || isOwn) toEnd();
    else if (seen.current !== content) setIsBehind(true);
    seen.current = content;
  }, [content, isOwn, toEnd]);
  // Cards grow when their facts arrive, the foot when a queue card comes: the end moves with them.
  useEffect(() => {
    const page = end.current?.parentElement;
    if (!page) return;
    const observer = new ResizeObserver(() => {
      if (isNear.current) toEnd();
    });
    // Who unfolds something wants to read it from its start.
    const unfold = (event: Event) => {
      if ((event.target as Element).closest("summary")) isNear.current = false;
    };
    observer.observe(page);
    page.addEventListener("click", unfold);
    return () => {
      observer.disconnect();
      page.removeEventListener("click", unfold);
    };
  }, [toEnd]);
  return { end, isBehind, toEnd };
}

function distanceToEnd(): number {
  const page = document.documentElement;
  return page.scrollHeight - page.scrollTop - window.innerHeight;
}
