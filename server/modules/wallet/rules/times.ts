/** Time-outs of the wallet. Each stands once; sentences and help articles read it from here. */

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A payment waits this long for its PIN, and a code with an amount this long for its payer. */
export const PAYMENT_OPEN_MINUTES = 15;
export const PAYMENT_OPEN_MS = PAYMENT_OPEN_MINUTES * MINUTE_MS;
/** The bank's code comes within minutes, that of a one-fen debit on the next day's statement. */
export const LINK_OPEN_DAYS = 3;
export const LINK_OPEN_MS = LINK_OPEN_DAYS * DAY_MS;
/** A fresh link brings in little until its owner has had a day to hear of it. */
export const NEW_LINK_HOURS = 24;
export const NEW_LINK_MS = NEW_LINK_HOURS * 3_600_000;
/** A merchant can refund a payment for so long; our staff always can. */
export const REFUND_DAYS_MAX = 180;
