const DAY_MS = 24 * 60 * 60 * 1_000;

/** A phone in daily use stays signed in; money needs the PIN anyway. */
export const CUSTOMER_SESSION_MS = 90 * DAY_MS;
export const CUSTOMER_IDLE_MS = 14 * DAY_MS;
/** Staff see other people's data: a shift, and a lunch break. */
export const STAFF_SESSION_MS = 12 * 60 * 60 * 1_000;
export const STAFF_IDLE_MS = 60 * 60 * 1_000;
