import type { Language } from "../../../../platform/http/errors.ts";

/** Banks that accounts can be linked from. One entry per agreement the operator has. */
export interface Bank {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
}

export const banks: readonly Bank[] = [
  { id: "sandbox-bank", name: { zh: "沙盒银行", en: "Sandbox Bank" } },
];

export function findBank(id: string): Bank | undefined {
  return banks.find((bank) => bank.id === id);
}

/** The bank's name; an agreement that has ended still shows its id on old orders. */
export function bankName(id: string, language: Language): string {
  return findBank(id)?.name[language] ?? id;
}
