import type { App } from "../../../platform/app.ts";
import { localTime } from "../../../platform/local-time.ts";

/** An instant as people read it in both languages: `2026-11-22 15:30` in the operator's zone. */
export function timeText(app: App, at: Date): string {
  // The Swedish form is the ISO order; the zone is the operator's.
  return localTime(at, "sv-SE", {
    timeZone: app.config.timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
}
