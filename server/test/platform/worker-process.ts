import { z } from "zod";
import { job, startJobs } from "../../platform/events/jobs.ts";
import { createApp } from "../../server.ts";
import { testConfig } from "../harness.ts";

/** A server process reduced to its workers, whose only job never ends: it is made to be killed. */
const databaseUrl = process.argv[2] ?? "";
const app = createApp({ config: await testConfig(), databaseUrl });
const endless = job({
  name: "test.endless",
  payload: z.object({}),
  run: async () => {
    process.send?.({ taken: true });
    await new Promise(() => undefined);
  },
});
await startJobs(app, databaseUrl, [endless]);
