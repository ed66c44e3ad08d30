import type { Module } from "../../platform/module.ts";
import { forgetExpired } from "./jobs.ts";
import { routes } from "./routes.ts";
import { warnOfFewAdmins, watchStaff } from "./staff/jobs.ts";
import { checkVerification } from "./verification/check.ts";

export {
  type CustomerCard,
  customersByPhoneEnding,
  findCustomerByPhone,
  getCustomer,
  getCustomers,
  revealContact,
  searchCustomers,
} from "./customers/cards.ts";
export { type Me, readMe } from "./customers/me.ts";
export {
  addMerchantMember,
  type MerchantMember,
  type MerchantRole,
  merchantMembers,
  merchantRoles,
  removeMerchantMember,
} from "./customers/merchant-members.ts";
export { type CustomerRisk, riskOf } from "./customers/risk-of.ts";
export { customerRegistered, recoveryHoldChanged, walletLocked, walletUnlocked } from "./events.ts";
export {
  type ConfirmationUse,
  confirmationRequired,
  spendConfirmation,
  spendConfirmations,
} from "./factors/confirmations.ts";
export { identityFacts } from "./factors/facts.ts";
export { openCodesAmong } from "./factors/one-time-code.ts";
export { type MoneyFacts, mayMoveMoney } from "./locks/may-move-money.ts";
export { recoveryHeld } from "./locks/recovery-hold.ts";
export {
  lockWallet,
  needsUnlock,
  unlockWallet,
  type WalletLock,
  walletLockOf,
  walletLocksOf,
} from "./locks/wallet-lock.ts";
export {
  type ApiKey,
  addApiKey,
  listApiKeys,
  type NewApiKey,
  revokeApiKey,
} from "./partners/api-keys.ts";
export { hasPeople } from "./people/has-people.ts";
export { notifyCustomer } from "./people/notify-customer.ts";
export { parsePhone } from "./people/phone.ts";
export { resolveActor } from "./resolve-actor.ts";
export { type Device, listDevices } from "./sessions/devices.ts";
export { endedSessions } from "./sessions/end-sessions.ts";
export {
  findStaffByNumber,
  type StaffCard,
  staffCard,
  staffCardsOf,
} from "./staff/cards.ts";
export { establishedStaff } from "./staff/established.ts";
export { openFirstAdmin } from "./staff/first-admin.ts";

export { verificationProviders } from "./verification/providers.ts";
export { readVerification, submitVerification } from "./verification/submit.ts";

export const module: Module = {
  name: "identity",
  routes,
  jobs: [forgetExpired, checkVerification, watchStaff],
  start: async (app) => {
    await warnOfFewAdmins(app);
    return undefined;
  },
};
