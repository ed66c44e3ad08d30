import { defineRegistry } from "../../../platform/registry.ts";
import type { VerificationProvider } from "./provider.ts";

/** Every provider there is, by its id. None is shipped: which one an operator has, it enters. */
export const verificationProviders = defineRegistry<VerificationProvider>(
  "identity.verification-providers",
  {},
);
