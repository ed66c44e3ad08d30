import type { Tx } from "../../../platform/database/database.ts";
import { insertMerchantMember } from "./queries.ts";

/** Makes a customer a member of a merchant; it holds from the next request on. */
export async function addMerchantMember(
  tx: Tx,
  customerId: string,
  merchantId: string,
  name: string,
): Promise<void> {
  await tx.run(insertMerchantMember, customerId, merchantId, name, tx.now);
}
