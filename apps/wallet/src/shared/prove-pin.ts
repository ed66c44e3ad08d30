import { api, take } from "./api.ts";

/** Proves the PIN for one purpose, such as `top_up:…`; the server takes the proof once. */
export async function provePin(proof: {
  purpose: string;
  pin: string;
  /** Ends when the screen is left: a PIN typed there must not move money after that. */
  signal: AbortSignal;
}): Promise<string> {
  const { purpose, pin, signal } = proof;
  const { confirmationId } = await take(
    api.POST("/v1/identity/confirmations", { body: { pin, purpose }, signal }),
  );
  return confirmationId;
}
