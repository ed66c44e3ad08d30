import { openAccounts, type Transfer, transfersLane } from "../../server/modules/ledger/index.ts";
import type { App } from "../../server/platform/app.ts";
import { uuidv7 } from "../../server/platform/ids.ts";
import { ACCOUNTS, type Load, POOR, picker } from "./load.ts";
import { closedLoop, type Figures, type Outcome } from "./measure.ts";

/** The ledger with everything on: floors, idempotency, history, hash of each list. */
const CHUNK = 5_000;
const FUNDS_MINOR = 1_000_000_000n;

export function accountId(number: number): string {
  return `bench:${number}`;
}

export async function fillAccounts(app: App): Promise<void> {
  const account = (number: number) => ({
    id: accountId(number),
    currency: "CNY",
    code: 2100,
    owner: `customer:${number}`,
    floorMinor: 0n,
  });
  const bank = { ...account(-1), code: 1100, owner: "system:bank", floorMinor: null };
  await app.database.transaction((tx) => openAccounts(tx, [bank]));
  for (let first = 0; first < ACCOUNTS + 2; first += CHUNK) {
    const size = Math.min(CHUNK, ACCOUNTS + 2 - first);
    const numbers = Array.from({ length: size }, (_, index) => first + index);
    await app.database.transaction((tx) => openAccounts(tx, numbers.map(account)));
    const fund = (number: number) => [transfer(-1, number, FUNDS_MINOR)];
    const groups = numbers.filter((number) => number !== POOR).map(fund);
    await Promise.all(groups.map((group) => app.lanes.submit(transfersLane, group)));
  }
}

function transfer(debit: number, credit: number, amountMinor: bigint): Transfer {
  return {
    id: uuidv7(),
    debitAccountId: accountId(debit),
    creditAccountId: accountId(credit),
    amountMinor,
    currency: "CNY",
    code: 1,
  };
}

/** One payment between two random accounts, by nobody else's side. */
export async function payOnce(app: App): Promise<void> {
  const payer = 2 + Math.floor(Math.random() * ACCOUNTS);
  const { code } = await app.lanes.submit(transfersLane, [transfer(payer, 1, 1n)]);
  if (code !== "created") throw new Error(`answered ${code}`);
}

export function runOurs(app: App, load: Load, seconds: number): Promise<Figures> {
  const pick = picker(load);
  const last: (Transfer | undefined)[] = [];
  return closedLoop(load.clients, seconds, async (client): Promise<Outcome> => {
    const again = last[client];
    if (again && Math.random() < load.duplicateShare) {
      const result = await app.lanes.submit(transfersLane, [again]);
      if (result.code !== "exists") throw new Error(`duplicate answered ${result.code}`);
      return "duplicate";
    }
    const { payer, payee, refused } = pick();
    const asked = transfer(payer, payee, 1n);
    const result = await app.lanes.submit(transfersLane, [asked]);
    const expected = refused ? "exceeds_funds" : "created";
    if (result.code !== expected) throw new Error(`answered ${result.code}, not ${expected}`);
    if (!refused) last[client] = asked;
    return refused ? "refused" : "posted";
  });
}
