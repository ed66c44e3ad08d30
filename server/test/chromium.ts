import assert from "node:assert/strict";
import { existsSync } from "node:fs";

/** Where the tests' Chromium is and how it starts, for one story's file and for a whole run. */
const CANDIDATES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
/** The sandbox has no user namespaces; nothing but our own pages is opened. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function chromiumOptions(): { executablePath: string; args: string[] } {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  assert.ok(executablePath, "no Chromium: install it or set CHROMIUM");
  return { executablePath, args: FLAGS };
}
