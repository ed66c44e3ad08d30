import { type Reader, statement } from "../../../platform/database/database.ts";

/** What staff type when somebody reads it aloud: whose it is. */
export interface Owner {
  ownerId: string;
  /** The order, if the number is of one. */
  orderId: string | null;
}

type OwnerRow = { owner_id: string; order_id: string | null };

/** An order gets its receipt when it ends; few take longer than this to get there. */
const UNDER_WAY_MS = 10 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Orders have no index by receipt, which every payment would pay for: ids stand in time order. */
const byReceipt = statement<[number: string, fromId: string, toId: string], OwnerRow>(
  "wallet.ownerByReceipt",
  `select customer_id as owner_id, id as order_id from wallet.money_order
   where receipt_number = $1 and id between $2 and $3 limit 1`,
);

const byOrder = statement<[id: string], OwnerRow>(
  "wallet.ownerByOrder",
  "select customer_id as owner_id, id as order_id from wallet.money_order where id = $1",
);

const byWallet = statement<[accountNumber: string], OwnerRow>(
  "wallet.ownerByWallet",
  `select owner_id, null::uuid as order_id from wallet.wallet
   where account_number = $1 and owner_kind = 'customer'`,
);

/** By the number of a receipt (R-) or a wallet (W-), in its one spelling. */
export async function ownerOfNumber(reader: Reader, number: string): Promise<Owner | undefined> {
  if (number.startsWith("W-")) return toOwner(await reader.maybe(byWallet, number));
  if (!number.startsWith("R-")) return undefined;
  const day = Date.parse(
    `20${number.slice(2, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}T00:00:00Z`,
  );
  if (Number.isNaN(day)) return undefined;
  const [from, to] = [idAt(day - UNDER_WAY_MS, "000"), idAt(day + DAY_MS, "fff")];
  return toOwner(await reader.maybe(byReceipt, number, from, to));
}

export async function ownerOfOrder(reader: Reader, orderId: string): Promise<Owner | undefined> {
  return toOwner(await reader.maybe(byOrder, orderId));
}

/** The first or last id of that millisecond (RFC 9562, version 7). */
function idAt(milliseconds: number, random: "000" | "fff"): string {
  const time = milliseconds.toString(16).padStart(12, "0");
  const [variant, node] = random === "000" ? ["8", "0"] : ["b", "f"];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}-${variant}${random}-${node.repeat(12)}`;
}

function toOwner(row: OwnerRow | undefined): Owner | undefined {
  return row && { ownerId: row.owner_id, orderId: row.order_id };
}
