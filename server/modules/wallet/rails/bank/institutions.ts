import type { InstrumentSpec } from "../rail.ts";

/** Banks that accounts can be linked from. One entry per agreement the operator has. */
export const banks: InstrumentSpec["institutions"] = [
  { id: "sandbox-bank", name: { zh: "沙盒银行", en: "Sandbox Bank" } },
];
