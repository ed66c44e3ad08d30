/** Urgent: money or a person may be in danger this minute. Raised: the customer must not wait. */
export const PRIORITY = { normal: 0, raised: 1, urgent: 2 } as const;
