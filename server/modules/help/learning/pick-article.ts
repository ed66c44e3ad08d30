import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { demandArticle } from "../articles/articles.ts";
import { articlePicked } from "../events.ts";
import { findPick, keepPick } from "./queries.ts";
import { suggest } from "./suggest.ts";

/** An agent says which article would have answered a message. */
export async function pickArticle(
  tx: Tx,
  actor: StaffActor,
  input: { conversationId: string; messageId: string; slug: string },
): Promise<void> {
  demandArticle(tx.app, input.slug, actor.language);
  const { conversationId, messageId, slug } = input;
  const { staffId } = actor;
  await publish(tx, articlePicked({ conversationId, messageId, slug, staffId }));
}

/** Keeps an agent's pick with the message's redacted words; the same pick again changes nothing. */
export async function recordPick(
  tx: Tx,
  input: {
    messageId: string;
    staffId: string;
    slug: string;
    text: string;
    /** What the automatic line had answered this message with. */
    answeredSlug: string | null;
  },
): Promise<void> {
  const { messageId, staffId, slug, text, answeredSlug } = input;
  const known = await tx.maybe(findPick, messageId, staffId);
  if (known?.slug === slug) return;
  const suggestionId = await suggest(tx, { text, slug, source: "agent" });
  await tx.run(keepPick, messageId, staffId, suggestionId, slug, answeredSlug, tx.now);
}
