import { z } from "zod";
import {
  CAREFUL,
  idParams,
  moneySchema,
  pageQuery,
  RELAXED,
  route,
  STRICT,
  timeSchema,
  wireMoney,
} from "../../../platform/http/route.ts";
import { type MerchantMember, merchantMembers, merchantRoles } from "../../identity/index.ts";
import { merchantCodeSchema, merchantOrderSchema, NOTE_LENGTH_MAX } from "../orders/schemas.ts";
import { maskName } from "../wallets/mask-name.ts";
import { actingMember, addMember, removeMember } from "./members.ts";
import {
  codesOfMerchant,
  codeView,
  createCode,
  merchantOrders,
  merchantSummary,
  ownMerchant,
  setOpen,
} from "./merchant.ts";
import type { MerchantOrderRow } from "./queries.ts";

const merchantSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    open: z.boolean(),
    category: z.string(),
    balance: moneySchema,
    todayTotal: moneySchema,
    todayCount: z.number().int(),
  })
  .meta({ id: "Merchant" });

const memberSchema = z
  .object({
    customerId: z.uuid(),
    role: z.enum(merchantRoles),
    displayName: z.string(),
    phoneMasked: z.string(),
    since: timeSchema,
  })
  .meta({ id: "MerchantMember" });

/** The merchant's screen: till, codes, orders, members. */
export const merchantRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id",
    summary: "The merchant with its balance and today's takings",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    answer: merchantSchema,
    handler: async ({ tx, actor, params }) =>
      merchantSummary(tx, await ownMerchant(tx, actor, params.id)),
  }),
  route({
    method: "PATCH",
    url: "/v1/wallet/merchants/:id",
    summary: "Open or close the till",
    security: "wallet.merchant-change",
    allow: ["merchant"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ open: z.boolean() }),
    answer: merchantSchema,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      // A till may always be closed; opening it again needs somebody who answers for it.
      if (body.open) await actingMember(tx, actor, merchant.id);
      return merchantSummary(tx, await setOpen(tx, merchant, body.open));
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/codes",
    summary: "Make a code to be paid by; with an amount it is valid 15 minutes",
    allow: ["merchant"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      amount: moneySchema.optional(),
      note: z.string().trim().max(NOTE_LENGTH_MAX).optional(),
    }),
    answer: merchantCodeSchema,
    status: 201,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      await actingMember(tx, actor, merchant.id);
      const amountMinor = body.amount ? BigInt(body.amount.value) : null;
      const currency = body.amount?.currency ?? merchant.currency;
      return codeView(await createCode(tx, merchant, { amountMinor, currency, note: body.note }));
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id/codes",
    summary: "The merchant's newest codes",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    answer: z.object({ items: z.array(merchantCodeSchema) }),
    handler: async ({ tx, actor, params }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      return { items: (await codesOfMerchant(tx, merchant.id)).map(codeView) };
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id/orders",
    summary: "What the merchant received and refunded, newest first",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    query: pageQuery,
    answer: z.object({ items: z.array(merchantOrderSchema), next: z.string().nullable() }),
    handler: async ({ tx, actor, params, query }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      const { rows, next } = await merchantOrders(tx, merchant.id, query);
      return { items: rows.map(merchantOrderView), next };
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/merchants/:id/members",
    summary: "Who may act for the merchant, and in which role",
    allow: ["merchant"],
    limit: RELAXED,
    params: idParams,
    answer: z.object({ items: z.array(memberSchema) }),
    handler: async ({ tx, actor, params }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      return { items: (await merchantMembers(tx, merchant.id)).map(memberView) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/members",
    summary: "Add a member by phone number, or give one another role; for owners, with the PIN",
    allow: ["merchant"],
    limit: STRICT,
    params: idParams,
    body: z.object({
      phone: z.string().min(3).max(30),
      role: z.enum(merchantRoles),
      /** The PIN proven for `merchant_members:<id>`. */
      confirmationId: z.uuid(),
    }),
    answer: z.object({ items: z.array(memberSchema) }),
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      await addMember(tx, actor, merchant, body);
      return { items: (await merchantMembers(tx, merchant.id)).map(memberView) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/members/:customerId/remove",
    summary: "End a membership; for owners, with the PIN",
    allow: ["merchant"],
    limit: CAREFUL,
    params: idParams.extend({ customerId: z.uuid() }),
    body: z.object({ confirmationId: z.uuid() }),
    answer: z.object({ items: z.array(memberSchema) }),
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await ownMerchant(tx, actor, params.id);
      const { customerId } = params;
      await removeMember(tx, actor, merchant, { customerId, ...body });
      return { items: (await merchantMembers(tx, merchant.id)).map(memberView) };
    },
  }),
];

function memberView({ lockedReason: _, ...member }: MerchantMember) {
  return member;
}

function merchantOrderView(row: MerchantOrderRow) {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    amount: wireMoney(row.currency, row.amount_minor),
    fee: wireMoney(row.currency, row.fee_minor),
    payer: row.payer_name === null ? "***" : maskName(row.payer_name),
    note: row.note,
    receiptNumber: row.receipt_number,
    createdAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
    refundedAmount: wireMoney(row.currency, row.refunded_minor),
    refundOf: row.refund_of,
  };
}
