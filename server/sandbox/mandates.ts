import { randomInt } from "node:crypto";
import { z } from "zod";
import { readBankSettings } from "../modules/wallet/setup.ts";
import type { App } from "../platform/app.ts";
import type { Tx } from "../platform/database/database.ts";
import { enqueue, job } from "../platform/events/jobs.ts";
import { uuidv7 } from "../platform/ids.ts";
import { callOutside } from "../platform/outside/call.ts";
import { takeMode } from "./bank-modes.ts";
import { sandboxCustomers } from "./people.ts";
import {
  countMandateTry,
  findMandate,
  insertMandate,
  type MandateRow,
  setMandateState,
} from "./queries-mandates.ts";

/**
 * The play bank's mandates. It sends its code to the phone that it knows the owner of the account
 * by, never to the one who asks; on the sandbox's page a tester reads it in the owner's place.
 */
export interface MandateRequest {
  readonly reference: string;
  readonly accountNumber: string;
  readonly holderName: string;
  readonly phone: string;
  readonly callbackUrl: string;
}

export async function takeMandate(tx: Tx, wanted: MandateRequest): Promise<MandateRow> {
  const known = await tx.maybe(findMandate, wanted.reference);
  if (known) return known;
  const mode = await takeMode(tx, wanted.accountNumber, "mandate");
  const [name = "ok", detail] = mode.split(":");
  const { state, reason } = decide(name, wanted);
  const made = await tx.maybe(
    insertMandate,
    wanted.reference,
    wanted.accountNumber,
    wanted.callbackUrl,
    mode,
    state,
    String(randomInt(100_000, 1_000_000)),
    name === "mandate_statement" ? "statement" : "sms",
    ownerOf(wanted.accountNumber)?.phone ?? wanted.phone,
    reason,
    tx.now,
  );
  if (name === "mandate_slow") {
    const runAt = new Date(tx.now.getTime() + Number(detail) * 1_000);
    await enqueue(tx, decideLaterJob, { reference: wanted.reference }, { runAt });
  }
  return made ?? tx.one(findMandate, wanted.reference);
}

function ownerOf(accountNumber: string) {
  return sandboxCustomers.find((person) => person.bankAccountNumber === accountNumber);
}

function decide(
  name: string,
  wanted: MandateRequest,
): { state: MandateRow["state"]; reason: string | null } {
  const owner = ownerOf(wanted.accountNumber);
  if (name === "mandate_wrong_name" || (owner && owner.name !== wanted.holderName)) {
    return { state: "refused", reason: "name_differs" };
  }
  if (owner && !owner.phone.endsWith(wanted.phone.replace(/\D/g, "").slice(-11))) {
    return { state: "refused", reason: "phone_differs" };
  }
  if (name === "mandate_refused") return { state: "refused", reason: "bank_refused" };
  if (name === "mandate_never" || name === "mandate_slow")
    return { state: "pending", reason: null };
  return { state: "code", reason: null };
}

/** As banks do: the third wrong code ends the mandate. */
const TRIES_MAX = 3;

/** The bank's answer to a code. */
export async function proveMandate(
  tx: Tx,
  reference: string,
  code: string,
): Promise<"active" | "wrong_code" | "refused" | undefined> {
  const tried = await tx.maybe(countMandateTry, reference);
  if (!tried) {
    const known = await tx.maybe(findMandate, reference);
    return known && (known.state === "active" ? "active" : "refused");
  }
  if (tried.code === code) {
    await tx.run(setMandateState, reference, "active", null);
    return "active";
  }
  if (tried.tries < TRIES_MAX) return "wrong_code";
  await tx.run(setMandateState, reference, "refused", "tries");
  return "refused";
}

const decideLaterJob = job({
  name: "sandbox.mandate-later",
  payload: z.object({ reference: z.string() }),
  run: async (app, { reference }) => {
    const mandate = await app.database.one(findMandate, reference);
    if (mandate.state === "pending") {
      await app.database.run(setMandateState, reference, "code", null);
    }
    await report(app, reference);
  },
});

/** The bank's signed message about a mandate that it answered late. */
async function report(app: App, reference: string): Promise<void> {
  const mandate = await app.database.one(findMandate, reference);
  const { state, code_by: codeBy, reason } = mandate;
  const response = await callOutside(app, {
    party: "sandbox-bank",
    method: "POST",
    url: mandate.callback_url,
    body: JSON.stringify({ mandate: reference, state, codeBy, reason }),
    sign: {
      secrets: readBankSettings(app).secret,
      id: `bank_${uuidv7(app.clock.now().getTime())}`,
    },
  });
  if (!response.ok) throw new Error(`the wallet answered ${response.status} to a message`);
}

export const mandateJobs = [decideLaterJob];
