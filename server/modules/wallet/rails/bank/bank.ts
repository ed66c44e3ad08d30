import type { Rail } from "../rail.ts";
import { banks } from "./institutions.ts";
import { askMandate, proveMandate } from "./mandates.ts";
import { bankMessages } from "./messages.ts";
import { askDebit, bankSettings, readBankSettings, returnDebit, sendDebit } from "./protocol.ts";
import { BANK_GIVE_UP_HOURS, bankTopUpTexts } from "./texts.ts";

const HOUR_MS = 3_600_000;

/** Debits of a linked bank account, under the operator's agreement with a bank. */
export const bankRail: Rail = {
  id: "bank",
  name: { zh: "银行账户", en: "Bank account" },
  currencies: ["CNY"],
  settings: bankSettings,
  settlement: "bankSettlement",
  instrument: {
    institutions: banks,
    // The longest account number (IBAN) has 34 characters; Chinese cards have up to 19 digits.
    number: /^[0-9][0-9 -]{6,40}[0-9]$/,
    normalise: (number) => number.replace(/[\s-]/g, ""),
    mandate: { ask: askMandate, prove: proveMandate },
  },
  topUp: {
    start: sendDebit,
    ask: askDebit,
    recall: returnDebit,
    timing: (app) => ({
      resendDelaysMs: [1_000, 4_000],
      askDelaysMs: readBankSettings(app).askDelaysMs,
      giveUpAfterMs: BANK_GIVE_UP_HOURS * HOUR_MS,
    }),
    steps: {
      sent: "top_up_sent",
      unreachable: "bank_unreachable",
      asked: "bank_asked",
      done: "bank_debited",
      failed: "top_up_failed",
      late: "late_debit",
    },
    reasons: {
      refused: "bank_refused",
      unknown: "bank_did_not_debit",
      noAnswer: "bank_no_answer",
    },
    texts: bankTopUpTexts,
  },
  messages: bankMessages,
};
