import { z } from "zod";
import type { App } from "../app.ts";

/** One violation takes a few hundred bytes; anybody may send one, so no more than this is read. */
const REPORT_BYTES_MAX = 8 * 1024;
const FIELD_LENGTH_MAX = 200;

const field = z
  .string()
  .transform((text) => text.slice(0, FIELD_LENGTH_MAX))
  .optional();
/** Content Security Policy Level 3, §5: the fields that say which rule met what. */
const report = z.object({
  "csp-report": z.object({
    "violated-directive": field,
    "blocked-uri": field,
    "document-uri": field,
  }),
});

/** A script or a style that our own policy kept out: a fault of ours, or an attack on a page. */
export function noteBrowserReport(app: App, body: string): void {
  if (Buffer.byteLength(body) > REPORT_BYTES_MAX) return;
  const parsed = report.safeParse(readJson(body));
  if (!parsed.success) return;
  app.metrics.browserReports.inc();
  app.log.warn({ report: parsed.data["csp-report"] }, "a browser kept something out");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
