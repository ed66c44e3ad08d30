import type { Width } from "../../shared/width.ts";

/** The three parts of the inbox. */
export const PANES = ["list", "thread", "customer"] as const;
export type Pane = (typeof PANES)[number];

/** Which part is open: what the address asks for, as far as there is something to show. */
export function paneOf(asked: string | undefined, chosen: string | undefined, width: Width): Pane {
  const pane = PANES.find((name) => name === asked) ?? (chosen ? "thread" : "list");
  if (!chosen && pane === "customer") return "thread";
  return width === "medium" && pane === "list" ? "thread" : pane;
}

/** Wide: all three. Medium: the list stays beside one of the others. Narrow: one at a time. */
export function isShown(name: Pane, pane: Pane, width: Width): boolean {
  if (width === "wide" || name === pane) return true;
  return width === "medium" && name === "list";
}
