import { z } from "zod";
import { type AnyRoute, CAREFUL, RELAXED, route, timeSchema } from "../../platform/http/route.ts";
import { markRead, readInbox } from "./inbox.ts";

const inboxItem = z
  .object({
    id: z.uuid(),
    title: z.string(),
    text: z.string(),
    at: timeSchema,
    readAt: timeSchema.nullable(),
    link: z.string().nullable(),
  })
  .meta({ id: "InboxItem" });

export const routes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/notify/inbox",
    summary: "The customer's newest notices",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ items: z.array(inboxItem) }),
    handler: async ({ tx, actor, language }) => ({
      items: await readInbox(tx, actor.customerId, language),
    }),
  }),
  route({
    method: "POST",
    url: "/v1/notify/inbox/read",
    summary: "Mark every notice as read",
    allow: ["customer"],
    limit: CAREFUL,
    answer: z.null(),
    handler: async ({ tx, actor }) => {
      await markRead(tx, actor.customerId);
      return null;
    },
  }),
];
