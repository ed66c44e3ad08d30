import type { Reader } from "../../platform/database/database.ts";
import { newestSandboxMessages, type SandboxMessage } from "./queries.ts";

/** What would have left by SMS, call or e-mail, newest first; only the sandbox has any. */
export async function sandboxMessages(
  reader: Reader,
  { limit = 50, address = null }: { limit?: number; address?: string | null } = {},
): Promise<SandboxMessage[]> {
  return reader.all(newestSandboxMessages, address, limit);
}
