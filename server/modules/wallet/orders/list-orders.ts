import type { Reader } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { orderOfCustomer, ordersOfCustomer } from "./queries.ts";
import type { OrderFilters } from "./schemas.ts";
import type { OrderRecord } from "./types.ts";

/** A page of the customer's orders, newest first, and the cursor of the next. */
export async function listOrders(
  reader: Reader,
  customerId: string,
  { cursor, limit, ...filters }: OrderFilters & { cursor?: string | undefined; limit: number },
): Promise<{ orders: OrderRecord[]; next: string | null }> {
  const before = parseCursor(cursor);
  const rows = await reader.all(
    ordersOfCustomer,
    customerId,
    filters.kind ?? null,
    filters.state ?? null,
    filters.from ? new Date(filters.from) : null,
    filters.to ? new Date(filters.to) : null,
    before?.at ?? null,
    before?.id ?? null,
    limit + 1,
  );
  const orders = rows.slice(0, limit);
  return { orders, next: rows.length > limit ? cursorOf(orders.at(-1)) : null };
}

/** The customer's own order; anyone else's is as unknown as one that never was. */
export async function ownOrder(
  reader: Reader,
  customerId: string,
  orderId: string,
): Promise<OrderRecord> {
  const order = await reader.maybe(orderOfCustomer, customerId, orderId);
  if (!order) throw refuseRequest("not_found");
  return order;
}

/** A place in a list ordered by time and id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export function cursorOf(row: { created_at: Date; id: string } | undefined): string | null {
  if (!row) return null;
  return Buffer.from(`${row.created_at.toISOString()} ${row.id}`).toString("base64url");
}

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function parseCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) {
    throw refuseRequest("invalid_request", { issues: [{ path: "/cursor" }] });
  }
  return { at: new Date(at), id };
}
