import type { Reader } from "../../platform/database/database.ts";
import { newestSandboxMessages, type SandboxMessage } from "./queries.ts";

/** SMS, calls and e-mails that the sandbox kept instead of sending, newest first. */
export async function sandboxMessages(
  reader: Reader,
  { limit = 50, address = null }: { limit?: number; address?: string | null } = {},
): Promise<SandboxMessage[]> {
  return reader.all(newestSandboxMessages, address, limit);
}
