import type { Module } from "../../platform/module.ts";
import { forgetExpired } from "./jobs.ts";
import { routes } from "./routes.ts";

export {
  addMerchantMember,
  type CustomerCard,
  findCustomerByPhone,
  findStaffByNumber,
  getCustomer,
  getCustomers,
  revealContact,
  type StaffCard,
  searchCustomers,
  staffCard,
  staffCardsOf,
} from "./cards.ts";
export {
  type ConfirmationUse,
  confirmationRequired,
  spendConfirmation,
  spendConfirmations,
} from "./confirmations.ts";
export { type Device, listDevices } from "./devices.ts";
export { endedSessions } from "./ended-sessions.ts";
export { customerRegistered } from "./events.ts";
export {
  lockWallet,
  unlockWallet,
  type WalletLock,
  walletLockOf,
  walletLocksOf,
} from "./locks.ts";
export { type Me, readMe } from "./me.ts";
export { type NewCustomer, type NewStaff, registerCustomer, registerStaff } from "./register.ts";
export { resolveActor } from "./resolve-actor.ts";
export { openCustomerSession, openStaffSession } from "./sessions.ts";
export { tellCustomer } from "./tell.ts";

export const module: Module = {
  name: "identity",
  routes,
  jobs: [forgetExpired] as Module["jobs"] & object,
};
