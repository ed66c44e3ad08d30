import { type ApiClient, createClient, Problem } from "@jinnang/api-client";
import { currentLanguage } from "@jinnang/ui";

export { idempotencyKey, keyHeader, take } from "@jinnang/api-client";

/** The console's one way to the server. */
export const api: ApiClient = createClient({ app: "console", language: currentLanguage });

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}
