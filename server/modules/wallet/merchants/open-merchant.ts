import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { nameFault } from "../../../platform/text/impostor.ts";
import { CURRENCY } from "../orders/types.ts";
import { merchantFeeBps } from "../rules/fees.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { openMerchantWallet } from "../wallets/open-wallet.ts";
import { refuseName } from "./name-errors.ts";
import { findMerchant, insertMerchant, type MerchantRow } from "./queries.ts";

/** Fees do not depend on a customer. */
const NO_LEVEL = 0;

/** Opens a merchant with its wallet; who may act for it is identity's addMerchantMember. */
export async function openMerchant(
  tx: Tx,
  merchant: { name: string; category: string; feeBps?: number; open?: boolean },
): Promise<MerchantRow> {
  if (nameFault(merchant.name, "merchant", tx.app.config.brand)) {
    throw refuseName("merchant_name_refused");
  }
  const id = uuidv7(tx.now.getTime());
  const wallet = await openMerchantWallet(tx, id);
  await tx.run(
    insertMerchant,
    id,
    merchant.name,
    merchant.category,
    merchant.feeBps ?? merchantFeeBps(await ruleFacts(tx, NO_LEVEL, merchant.category)),
    CURRENCY,
    wallet.id,
    merchant.open ?? true,
    tx.now,
  );
  return tx.one(findMerchant, id);
}
