import type { App } from "../../../platform/app.ts";
import { insertSandboxMessage } from "../queries.ts";
import type { MessageProvider } from "./provider.ts";

/** Sends nothing: the message is shown on the sandbox page instead. */
export function sandboxProvider(app: App): MessageProvider {
  return {
    name: "sandbox",
    async send({ id, channel, address, title, text }) {
      const { database } = app;
      await database.run(insertSandboxMessage, id, channel, address, title, text, database.now);
    },
  };
}
