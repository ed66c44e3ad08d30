import type { App } from "../../../platform/app.ts";
import { arrayOf } from "../arrays.ts";
import { derivedId } from "../keys.ts";
import type { GroupResult, Transfer } from "../types.ts";
import { dueHolds, loadAccounts } from "./queries.ts";
import { transfersLane } from "./transfers-lane.ts";

/** Holds of one round; the next round comes a second later. */
const HOLDS_MAX = 500;

/**
 * Releases the remainder of holds past their time. The transfer's id is derived from the hold, so
 * two processes expire it once; against a capture at the same instant exactly one of them wins.
 */
export async function expireHolds(app: App): Promise<number> {
  const due = await app.database.all(dueHolds, app.clock.now(), HOLDS_MAX);
  if (due.length === 0) return 0;
  const keys = new Set(due.flatMap((hold) => [hold.debit_key, hold.credit_key]));
  const rows = await app.database.all(loadAccounts, arrayOf([...keys]));
  const accounts = new Map(rows.map((row) => [row.key, row]));
  const results = await Promise.all(
    due.map((hold): Promise<GroupResult> => {
      const debit = accounts.get(hold.debit_key);
      const transfer: Transfer = {
        id: derivedId(`expire:${hold.id}`),
        kind: "expire",
        pendingId: hold.id,
        debitAccountId: debit?.id ?? "",
        creditAccountId: accounts.get(hold.credit_key)?.id ?? "",
        amountMinor: 0n,
        currency: debit?.currency ?? "",
        code: hold.code,
      };
      return app.lanes.submit(transfersLane, [transfer]);
    }),
  );
  return results.filter((result) => result.code === "created").length;
}
