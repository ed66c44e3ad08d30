/** What raises an alarm; the words are the screens'. */
export const alarmKinds = [
  "audit-chain-broken",
  "refusals-from-address",
  "refusals-for-person",
  "refusals-of-staff",
  "cards-without-own-work",
  "contacts-revealed",
  "same-contact-revealed",
  "searches",
  "sms-budget",
] as const;
export type AlarmKind = (typeof alarmKinds)[number];
