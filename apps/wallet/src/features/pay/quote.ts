import type { Answer } from "@jinnang/api-client";

/** What a merchant's code stands for: whom, how much if it is fixed, and until when. */
export type Quote = Answer<"/v1/wallet/payments/quote", "post">;
