import { z } from "zod";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  PAGE_MAX,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { askOpening, decideOpening, listOpenings, openingViews } from "./opening.ts";

const person = z.object({ id: z.uuid(), staffNumber: z.string(), displayName: z.string() });

/** Nothing invisible, that could imitate another name. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{C}]+$/u);

const opening = z
  .object({
    id: z.uuid(),
    name: z.string(),
    category: z.string(),
    reason: z.string(),
    owner: z.object({ id: z.uuid(), customerNumber: z.string(), displayName: z.string() }),
    askedBy: person,
    askedAt: timeSchema,
    state: z.enum(["waiting", "approved", "declined"]),
    decidedBy: person.nullable(),
    mayApprove: z.boolean(),
  })
  .meta({ id: "MerchantOpening" });

const worklist = {
  action: "wallet.merchant-openings",
  about: ({ items }: { items: readonly { owner: { id: string } }[] }) =>
    items.map(({ owner }) => `customer:${owner.id}`),
  isWorkList: true,
} as const;

export const openingRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/wallet/merchant-openings",
    summary: "Ask to open a merchant for a customer; a supervisor decides",
    allow: ["agent", "admin"],
    limit: CAREFUL,
    status: 201,
    body: z.object({
      ownerNumber: z.string().trim().min(1).max(40),
      name: words(60),
      category: words(40),
      reason: z.string().trim().min(1).max(300),
    }),
    answer: opening,
    reads: {
      action: "wallet.merchant-owner",
      about: ({ owner }: z.output<typeof opening>) => [`customer:${owner.id}`],
    },
    handler: async ({ tx, actor, body }) => {
      const row = await askOpening(tx, actor, body);
      const [view] = await openingViews(tx, actor.staffId, [row]);
      if (!view) throw new Error("one row gives one view");
      return view;
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchant-openings",
    summary: "Merchants that the desk asked to open: what waits, then what was decided",
    allow: ["agent", "admin", "supervisor"],
    limit: RELAXED,
    answer: z.object({ items: z.array(opening) }),
    reads: worklist,
    handler: async ({ tx, actor }) => ({
      items: await listOpenings(tx, actor.staffId, PAGE_MAX),
    }),
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchant-openings/:id/decide",
    summary: "Open the merchant or decline",
    allow: ["supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ approve: z.boolean() }),
    answer: z.null(),
    handler: async ({ tx, actor, params, body }) => {
      await decideOpening(tx, actor, { id: params.id, approve: body.approve });
      return null;
    },
  }),
];
