/** Time-outs of the wallet. Each stands once; sentences and help articles read it from here. */

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A payment waits this long for its PIN, and a code with an amount this long for its payer. */
export const PAYMENT_OPEN_MINUTES = 15;
export const PAYMENT_OPEN_MS = PAYMENT_OPEN_MINUTES * MINUTE_MS;
/** A merchant can refund a payment for so long; our staff always can. */
export const REFUND_DAYS_MAX = 180;
