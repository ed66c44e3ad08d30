import type { App } from "../../../platform/app.ts";
import { balancesOf } from "../accounts/balances.ts";
import { arrayOf } from "../arrays.ts";
import { derivedId } from "../keys.ts";
import { accountIdsByKey, dueHolds } from "../proof/queries.ts";
import type { GroupResult, Transfer } from "../types.ts";
import { transfersLane } from "./transfers-lane.ts";

/** Holds of one round; the next round comes a second later. */
const HOLDS_MAX = 500;
/** Transfers made by the clock carry this code. */
export const EXPIRE_CODE = 9;

/**
 * Gives back what holds past their time still keep. The id of the transfer follows from the hold,
 * so two processes at once expire it once; against a capture at the same instant one of them wins.
 */
export async function expireHolds(app: App): Promise<number> {
  const due = await app.database.all(dueHolds, app.clock.now(), HOLDS_MAX);
  if (due.length === 0) return 0;
  const keys = new Set(due.flatMap((hold) => [hold.debit_key, hold.credit_key]));
  const rows = await app.database.all(accountIdsByKey, arrayOf([...keys]));
  const idOfKey = new Map(rows.map((row) => [row.key, row.id]));
  const balances = await balancesOf(app.database, [...idOfKey.values()]);
  const results = await Promise.all(
    due.map((hold): Promise<GroupResult> => {
      const debitAccountId = idOfKey.get(hold.debit_key) ?? "";
      const transfer: Transfer = {
        id: derivedId(`expire:${hold.id}`),
        kind: "expire",
        pendingId: hold.id,
        debitAccountId,
        creditAccountId: idOfKey.get(hold.credit_key) ?? "",
        amountMinor: 0n,
        currency: balances.get(debitAccountId)?.currency ?? "",
        code: EXPIRE_CODE,
      };
      return app.lanes.submit(transfersLane, [transfer]);
    }),
  );
  return results.filter((result) => result.code === "created").length;
}
