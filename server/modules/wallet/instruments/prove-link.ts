import type { App } from "../../../platform/app.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { type MandateAnswer, RailUnreachable } from "../rails/rail.ts";
import { mandateOf } from "../rails/registry.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { customerFacts } from "../wallets/queries.ts";
import { refuseLinking } from "./errors.ts";
import { type InstrumentRow, instrumentById } from "./queries.ts";
import { giveTryBack, takeTry } from "./queries-link.ts";
import { settleLink } from "./settle-link.ts";

/**
 * Hands the code that the bank sent to the owner of the account back to the bank, which decides.
 * The try is counted before the bank is asked; a try that it never heard of is given back.
 */
export async function proveLink(
  app: App,
  actor: CustomerActor,
  { id, code }: { id: string; code: string },
): Promise<InstrumentRow> {
  const { database } = app;
  const { customerId } = actor;
  const [facts] = await database.all(customerFacts, [customerId]);
  const stop = moneyStop(app, facts, { now: database.now, locked: "wallet_locked_in" });
  if (stop) throw stop;
  const taken = await database.transaction((tx) => tx.maybe(takeTry, customerId, id));
  if (!taken) throw await whyNot(app, customerId, id);
  const answer = await prove(app, taken.rail, { id, code });
  if (answer.state === "wrong_code") {
    const { tries_left: triesLeft } = taken;
    if (triesLeft === 0) await settleLink(app, id, { state: "refused", reason: "tries" });
    throw refuseLinking("link_code_wrong", { triesLeft });
  }
  await settleLink(app, id, answer);
  return database.one(instrumentById, id);
}

async function whyNot(app: App, customerId: string, id: string) {
  const row = await app.database.maybe(instrumentById, id);
  return row?.customer_id === customerId
    ? refuseLinking("link_not_waiting")
    : refuseRequest("not_found");
}

async function prove(
  app: App,
  rail: string,
  { id, code }: { id: string; code: string },
): Promise<MandateAnswer> {
  try {
    return await mandateOf(app, rail).prove(app, { reference: id, code });
  } catch (error) {
    if (!(error instanceof RailUnreachable)) throw error;
    await app.database.run(giveTryBack, id);
    throw refuseLinking("rail_unreachable");
  }
}
