import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { parseReadableNumber } from "../../platform/ids.ts";
import { caseNumbered } from "../cases/index.ts";
import { conversationNumbered } from "../conversations/index.ts";
import {
  type CustomerCard,
  customersByPhoneEnding,
  findCustomerByPhone,
  getCustomer,
  searchCustomers,
} from "../identity/index.ts";
import { ownerOfNumber, ownerOfOrder } from "../wallet/index.ts";
import { customerFields } from "./customer-card.ts";
import type { searchSchema } from "./schemas.ts";

type Found = z.input<typeof searchSchema>;

/** A longer list means the words were too few: better to type one more. */
const FOUND_MAX = 20;
const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds whatever somebody reads aloud: a receipt, conversation, case, customer or wallet by its
 * number, an order by its id, a customer by name, whole phone number or its last four digits.
 */
export async function search(reader: Reader, text: string): Promise<Found> {
  const number = parseReadableNumber(text);
  if (number) return byNumber(reader, number);
  if (ORDER_ID.test(text)) return byOwner(reader, await ownerOfOrder(reader, text.toLowerCase()));
  const [byPhone, byName, byEnding] = await Promise.all([
    findCustomerByPhone(reader, text),
    searchCustomers(reader, text, FOUND_MAX),
    /^\d{4}$/.test(text) ? customersByPhoneEnding(reader, text, FOUND_MAX) : [],
  ]);
  return found({ customers: [...(byPhone ? [byPhone] : []), ...byEnding, ...byName] });
}

async function byNumber(reader: Reader, number: string): Promise<Found> {
  if (number.startsWith("C-")) {
    const numbered = await caseNumbered(reader, number);
    return { ...found({ customers: [] }), cases: numbered ? [numbered] : [] };
  }
  if (number.startsWith("U-")) {
    return found({ customers: await searchCustomers(reader, number, 1) });
  }
  if (number.startsWith("H-")) return byConversation(reader, number);
  return byOwner(reader, await ownerOfNumber(reader, number));
}

async function byConversation(reader: Reader, number: string): Promise<Found> {
  const row = await conversationNumbered(reader, number);
  if (!row) return found({ customers: [] });
  const customer = row.customer_id ? await getCustomer(reader, row.customer_id) : undefined;
  return {
    ...found({ customers: customer ? [customer] : [] }),
    conversations: [{ id: row.id, number, subject: row.subject, state: row.state }],
  };
}

async function byOwner(
  reader: Reader,
  owner: Awaited<ReturnType<typeof ownerOfOrder>>,
): Promise<Found> {
  const customer = owner && (await getCustomer(reader, owner.ownerId));
  return {
    ...found({ customers: customer ? [customer] : [] }),
    orderId: owner?.orderId ?? null,
  };
}

function found({ customers }: { customers: readonly CustomerCard[] }): Found {
  const once = new Map(customers.map((customer) => [customer.id, customer]));
  return {
    customers: [...once.values()].slice(0, FOUND_MAX).map(customerFields),
    cases: [],
    conversations: [],
    orderId: null,
  };
}
