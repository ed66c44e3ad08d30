import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import type { ChannelAddress } from "./channel.ts";
import { type AddressRow, keepAddress } from "./queries.ts";

export const ADDRESS_CONTEXT = "conversations.address";

/**
 * The row of an address, new or known, locked until the commit. It names the customer once somebody
 * has proven that it is theirs; an address alone proves nothing.
 */
export function keepSender(tx: Tx, channel: string, from: ChannelAddress): Promise<AddressRow> {
  const { vault } = tx.app;
  const index = vault.blindIndex(from, `${ADDRESS_CONTEXT}.${channel}`);
  const sealed = vault.seal(from, ADDRESS_CONTEXT);
  return tx.one(keepAddress, channel, index, uuidv7(tx.now.getTime()), sealed, tx.now);
}
