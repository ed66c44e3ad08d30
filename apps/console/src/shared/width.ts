import { useSyncExternalStore } from "react";

/** Room for three columns, for two, or for one. */
export type Width = "wide" | "medium" | "narrow";

const WIDE = matchMedia("(min-width: 1200px)");
const MEDIUM = matchMedia("(min-width: 760px)");

export function useWidth(): Width {
  return useSyncExternalStore(subscribe, currentWidth);
}

function subscribe(listener: () => void): () => void {
  for (const query of [WIDE, MEDIUM]) query.addEventListener("change", listener);
  return () => {
    for (const query of [WIDE, MEDIUM]) query.removeEventListener("change", listener);
  };
}

function currentWidth(): Width {
  if (WIDE.matches) return "wide";
  return MEDIUM.matches ? "medium" : "narrow";
}
