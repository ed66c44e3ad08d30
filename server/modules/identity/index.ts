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
} from "./customers/cards.ts";
export {
  type ConfirmationUse,
  confirmationRequired,
  spendConfirmation,
  spendConfirmations,
} from "./factors/confirmations.ts";
export { type Device, listDevices } from "./sessions/devices.ts";
export { endedSessions } from "./sessions/ended-sessions.ts";
export type { IdentityEvents } from "./events.ts";
export {
  lockWallet,
  unlockWallet,
  type WalletLock,
  walletLockOf,
  walletLocksOf,
} from "./locks/wallet-lock.ts";
export { type Me, readMe } from "./customers/me.ts";
export { type NewCustomer, type NewStaff, registerCustomer, registerStaff } from "./customers/add-customer.ts";
export { resolveActor } from "./resolve-actor.ts";
export { openCustomerSession, openStaffSession } from "./sessions/open-session.ts";
export { tellCustomer } from "./people/notify-customer.ts";

export const module: Module = {
  name: "identity",
  routes,
  jobs: [forgetExpired] as Module["jobs"] & object,
};
