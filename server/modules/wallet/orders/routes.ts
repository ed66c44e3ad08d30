import { Readable } from "node:stream";
import { z } from "zod";
import { CAREFUL, COST, idParams, RELAXED, route } from "../../../platform/http/route.ts";
import { cancelOrder } from "./cancel-order.ts";
import { listOrders, ownOrder } from "./list-orders.ts";
import { orderFilters, orderQuery, orderSchema } from "./schemas.ts";
import { statementCsv } from "./statement.ts";
import { orderView } from "./view.ts";
import { viewerOf } from "./viewer.ts";

/** The customer's orders: list, page, statement, cancelling. */
export const orderRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/orders",
    summary: "The customer's orders, newest first",
    allow: ["customer"],
    limit: RELAXED,
    query: orderQuery,
    answer: z.object({ items: z.array(orderSchema), next: z.string().nullable() }),
    handler: async ({ tx, actor, query, app, language }) => {
      const { orders, next } = await listOrders(tx, actor.customerId, query);
      const viewer = viewerOf(app, language);
      return { items: orders.map((order) => orderView(order, viewer)), next };
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/orders.csv",
    summary: "The customer's orders as a CSV file",
    allow: ["customer"],
    limit: CAREFUL,
    cost: COST.export,
    alone: true,
    query: orderFilters,
    answer: z.null(),
    raw: "text/csv",
    handler: async ({ tx, actor, query, app, language, reply }) => {
      const csv = statementCsv(tx, actor.customerId, query, viewerOf(app, language));
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="orders.csv"')
        .send(Readable.from(csv));
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/wallet/orders/:id",
    summary: "One order with its timeline and what happens next",
    allow: ["customer"],
    limit: RELAXED,
    params: idParams,
    answer: orderSchema,
    handler: async ({ tx, actor, params, app, language }) =>
      orderView(await ownOrder(tx, actor.customerId, params.id), viewerOf(app, language)),
  }),
  route({
    method: "POST",
    url: "/v1/wallet/orders/:id/cancel",
    summary: "Cancel a payment order that was not confirmed",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    answer: orderSchema,
    handler: async ({ tx, actor, params, app, language }) =>
      orderView(await cancelOrder(tx, actor, params.id), viewerOf(app, language)),
  }),
];
