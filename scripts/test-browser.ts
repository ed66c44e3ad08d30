import { chromium } from "playwright-core";
import { chromiumOptions } from "../server/test/chromium.ts";

/**
 * Holds the browser of one test run: starts it, says its address on standard output, and stops it
 * when standard input closes, which also happens when the run dies.
 */
const server = await chromium.launchServer({ ...chromiumOptions(), host: "127.0.0.1" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.stdout.write(server.wsEndpoint());
process.stdin.resume();
process.stdin.on("close", async () => {
  await server.close();
  process.exit(0);
});
