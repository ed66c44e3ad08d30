// Goal: every rail keeps the one contract, whatever its outside party does. Method: behaviours as
// data against the rail's simulator, over real HTTP with real signatures.
import { randomUUID } from "node:crypto";
import { readBankSettings } from "../../modules/wallet/setup.ts";
import { signMessage } from "../../platform/security/signature.ts";
import { testServer } from "../harness.ts";
import { exerciseRail, type RailBehaviour, type RailSimulator } from "./exercise-rail.ts";
import { type Person, topUpBody } from "./payments.ts";

const server = await testServer({ environment: { BANK_ASK_DELAYS_SECONDS: "1" } });
const { app } = server;

/** The play bank's own names for what the suite asks for. */
const MODES: Record<RailBehaviour, string> = {
  pays: "ok",
  refuses: "refuse:insufficient_funds",
  silent: "debit_no_answer",
  slow: "delay:2",
  twice: "answer_twice",
  forges: "forged_callback",
  waits: "delay:600",
};

const bank: RailSimulator = {
  async behave(person, behaviour) {
    const accountNumber = await accountNumberOf(person);
    await fetch(`${server.url}/sandbox-api/bank/mode`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ mode: MODES[behaviour], accountNumber }),
    });
  },
  topUp: (person, minor) => topUpBody(server, person, minor),
  async report(order, { state, amountMinor, currency, forged, id }) {
    const body = JSON.stringify({
      reference: order.id,
      state,
      amountMinor: amountMinor ?? order.amount.value,
      currency: currency ?? order.amount.currency,
      ...(state === "failed" ? { reason: "account_closed" } : {}),
    });
    const secret = forged ? "a key that the bank never had" : readBankSettings(app).secret;
    const messageId = id === undefined ? randomUUID() : `${id}:${order.id}`;
    const signature = signMessage(secret, { id: messageId, at: new Date(), body });
    const response = await fetch(`${server.url}/v1/wallet/rails/bank/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", ...signature },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  },
  async wasRecalled({ id }) {
    const sql = "select returned_at from sandbox.bank_debit where reference = $1";
    const { rows } = await app.database.pool.query(sql, [id]);
    return Boolean(rows[0]?.returned_at);
  },
};

async function accountNumberOf(person: Person): Promise<string> {
  const { rows } = await app.database.pool.query(
    "select number_sealed from wallet.instrument where id = $1",
    [person.instrumentId],
  );
  return app.vault.open(rows[0].number_sealed, "wallet.bank_account.number");
}

exerciseRail("bank", server, bank);
