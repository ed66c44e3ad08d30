import type { Reader, Tx } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import { PAGE_MAX } from "../../platform/http/route.ts";
import { inboxOf, markInboxRead } from "./queries.ts";
import { render, type TemplateName } from "./templates/index.ts";

export interface InboxItem {
  id: string;
  title: string;
  text: string;
  at: string;
  readAt: string | null;
  link: string | null;
}

/** A customer's newest notices, rendered in the language of the reader. */
export async function readInbox(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<InboxItem[]> {
  const rows = await reader.all(inboxOf, customerId, PAGE_MAX);
  return rows.map((row) => ({
    id: row.id,
    ...render(reader.app, row.template as TemplateName, row.data, language),
    at: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    link: row.link,
  }));
}

export async function markRead(tx: Tx, customerId: string): Promise<void> {
  await tx.run(markInboxRead, customerId, tx.now);
}
