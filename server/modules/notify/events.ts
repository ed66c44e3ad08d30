import { z } from "zod";
import { event } from "../../platform/events/event.ts";

export const inboxItemAdded = event(
  "notify.inbox-item",
  z.object({
    id: z.uuid(),
    customerId: z.uuid(),
    template: z.string(),
    link: z.string().nullable(),
  }),
  { customer: ({ customerId }) => customerId },
);
