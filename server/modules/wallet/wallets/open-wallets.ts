import { on } from "../../../platform/events/subscription.ts";
import { customerRegistered } from "../../identity/index.ts";
import { openWallet } from "./open-wallet.ts";

/** Everybody who signs up holds a wallet. */
export const openWallets = on("wallet.open-wallets", customerRegistered, async (tx, events) => {
  for (const { data } of events) await openWallet(tx, data.customerId);
});
