import { type ApiClient, createClient, Problem } from "@jinnang/api-client";
import { currentLanguage } from "@jinnang/ui";

export { idempotencyKey, keyHeader, Problem, take } from "@jinnang/api-client";

/** The wallet's one way to the server. */
export const api: ApiClient = createClient({ app: "wallet", language: currentLanguage });

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}
