import type { Reader, Tx } from "../platform/database/database.ts";
import { dropMode, modesFor, setMode } from "./queries.ts";

/** How the play bank behaves: with debits, and (`mandate_…`) with accounts that are to be linked. */
export const bankModes = new RegExp(
  "^(ok|delay:\\d{1,5}|refuse:\\w{1,50}|answer_twice|debit_no_answer|" +
    "never_debits_no_answer|forged_callback|mandate_ok|mandate_statement|mandate_wrong_name|" +
    "mandate_refused|mandate_never|mandate_slow:\\d{1,5})$",
);

/** Whose mode it is: one account's, the next request's only, or everybody's until changed. */
const NEXT = "next";
const EVERYBODY = "everybody";

type About = "debit" | "mandate";

/** Modes of mandates stand beside those of debits, so that neither changes the other. */
function keyOf(about: About, whose: string): string {
  return about === "mandate" ? `mandate:${whose}` : whose;
}

export async function chooseMode(
  tx: Tx,
  mode: string,
  scope: { accountNumber?: string | undefined; next?: boolean | undefined },
): Promise<void> {
  const { accountNumber = scope.next ? NEXT : EVERYBODY } = scope;
  const about = mode.startsWith("mandate_") ? "mandate" : "debit";
  await tx.run(setMode, keyOf(about, accountNumber), mode);
}

export async function modeOfEverybody(reader: Reader, about: About = "debit"): Promise<string> {
  const [row] = await reader.all(modesFor, [keyOf(about, EVERYBODY)]);
  return row?.mode ?? (about === "mandate" ? "mandate_ok" : "ok");
}

export async function takeMode(tx: Tx, accountNumber: string, about: About): Promise<string> {
  const keys = [accountNumber, NEXT, EVERYBODY].map((whose) => keyOf(about, whose));
  const rows = await tx.all(modesFor, keys);
  const modes = new Map(rows.map((row) => [row.account_number, row.mode]));
  const [own = "", once = "", everybody = ""] = keys;
  const next = modes.get(once);
  if (next) await tx.run(dropMode, once);
  return modes.get(own) ?? next ?? modes.get(everybody) ?? "ok";
}
