import { HOLD_HOURS } from "../locks/recovery-holds.ts";
import { signInTries } from "./attempts.ts";

/** Identity's numbers as help articles name them, each with its unit in both languages. */
export const identityFacts: Readonly<Record<string, { zh: string; en: string }>> = {
  "signIn.lockFor": counted((signInTries.lockSeconds[0] ?? 0) / 60, "分钟", "minutes"),
  "pin.waitAfterReset": counted(HOLD_HOURS, "小时", "hours"),
};

function counted(count: number, zh: string, en: string) {
  return { zh: `${count} ${zh}`, en: `${count} ${en}` };
}
