import { z } from "zod";
import { isVisible } from "./invisible.ts";

/** Text that people read: at least one character of it can be seen. */
export function visibleText(lengthMax: number) {
  return z.string().trim().min(1).max(lengthMax).refine(isVisible);
}
