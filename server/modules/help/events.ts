import { z } from "zod";
import { event } from "../../platform/events/event.ts";

/** Help's events. Staff who may write hear of drafts, so that open screens read again. */

const writers = { roles: ["agent", "supervisor", "admin"] } as const;

/** Opened, submitted, taken back, returned or (null) discarded; not every save while writing. */
export const draftChanged = event(
  "help.draft-changed",
  z.object({ slug: z.string(), state: z.enum(["draft", "in_review"]).nullable() }),
  writers,
);

export const articlePublished = event(
  "help.article-published",
  z.object({ slug: z.string(), version: z.number().int(), retired: z.boolean() }),
  writers,
);

/**
 * An agent said which article would have answered a message. For the module that has the message:
 * it hands the redacted text back through `recordPick`.
 */
export const articlePicked = event(
  "help.article-picked",
  z.object({
    conversationId: z.uuid(),
    messageId: z.uuid(),
    slug: z.string(),
    staffId: z.uuid(),
  }),
  {},
);
