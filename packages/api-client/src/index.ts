import createFetchClient, { type Client } from "openapi-fetch";
import { toProblem, unreachable } from "./problem.ts";
import type { components, paths } from "./schema.ts";

export type { Audience, EventData, EventType } from "./events.ts";
export { idempotencyKey, keyHeader } from "./idempotency.ts";
export { type LiveHandlers, type LiveOptions, live } from "./live.ts";
export { Problem } from "./problem.ts";
export type { components, paths } from "./schema.ts";

/** Named shapes of the API document. */
export type Schemas = components["schemas"];
export type ApiClient = Client<paths>;
export type AppName = "wallet" | "console";

/** The shape of a successful answer: `Answer<"/v1/wallet/orders", "get">`. */
export type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: infer R;
}
  ? Content<R extends { 200: infer A } ? A : R extends { 201: infer A } ? A : never>
  : never;
type Content<A> = A extends { content: { "application/json": infer B } } ? B : never;

export interface ClientOptions {
  /** Which app speaks: it picks the session's cookie. */
  readonly app: AppName;
  /** Asked at every request, so that a change of language counts at once. */
  readonly language: () => string;
  /** Only outside a browser; in one, the page's own address. */
  readonly baseUrl?: string;
  /** Only outside a browser, where no cookie is kept. */
  readonly token?: () => string | undefined;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * One typed client of the whole API. Every refusal and every failure is thrown as a `Problem`, so
 * that `take(client.GET(…))` is the answer itself.
 */
export function createClient(options: ClientOptions): ApiClient {
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl ?? "",
    credentials: "same-origin",
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  client.use({
    onRequest({ request }) {
      request.headers.set("x-jinnang-app", options.app);
      request.headers.set("accept-language", options.language());
      const token = options.token?.();
      if (token) request.headers.set("authorization", `Bearer ${token}`);
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) throw await toProblem(response, options.language());
      return response;
    },
    onError: ({ error }) => unreachable(error, options.language()),
  });
  return client;
}

/** The answer of a call; refusals were thrown as `Problem` before. */
export async function take<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
