import type { Reader, Tx } from "../../../platform/database/database.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
import { chart, openAccounts } from "../../ledger/index.ts";
import { CURRENCY } from "../orders/types.ts";
import { insertWallet, nextAccountSerial, type WalletRow, walletsOf } from "./queries.ts";

/** Opens the customer's wallet with its ledger account; one that is open already stays as it is. */
export function openWallet(tx: Tx, customerId: string): Promise<WalletRow> {
  return openOwned(tx, "customer", customerId);
}

/** The wallet of a merchant; the merchant itself is made by openMerchant. */
export function openMerchantWallet(tx: Tx, merchantId: string): Promise<WalletRow> {
  return openOwned(tx, "merchant", merchantId);
}

/**
 * The customer's wallet. The event that opens it may still be on its way when a fast customer asks,
 * so it is opened on the first need.
 */
export async function walletOf(reader: Reader, customerId: string): Promise<WalletRow> {
  const found = await findWallet(reader, customerId);
  return found ?? reader.app.database.transaction((tx) => openWallet(tx, customerId));
}

export async function findWallet(reader: Reader, ownerId: string): Promise<WalletRow | undefined> {
  const wallets = await reader.all(walletsOf, ownerId);
  return wallets.find((wallet) => wallet.currency === CURRENCY);
}

async function openOwned(
  tx: Tx,
  ownerKind: "customer" | "merchant",
  ownerId: string,
): Promise<WalletRow> {
  const known = await findWallet(tx, ownerId);
  if (known) return known;
  const { serial } = await tx.one(nextAccountSerial);
  const id = uuidv7(tx.now.getTime());
  const number = readableNumber(ownerKind === "customer" ? "W" : "M", tx.now, serial);
  const opened = await tx.maybe(insertWallet, ownerId, CURRENCY, id, ownerKind, number, tx.now);
  // Another transaction opened it meanwhile; its commit made the row visible to this statement.
  if (!opened) return tx.one(walletsOf, ownerId);
  await openAccounts(tx, [
    {
      id,
      currency: CURRENCY,
      code: ownerKind === "customer" ? chart.customerWallet : chart.merchantWallet,
      owner: `${ownerKind}:${ownerId}`,
      floorMinor: 0n,
    },
  ]);
  return opened;
}
