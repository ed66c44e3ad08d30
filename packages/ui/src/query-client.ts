import { QueryClient, type QueryClientConfig } from "@tanstack/react-query";

/** A failed read is asked again this often before the screen says so. */
const RETRIES_MAX = 2;

/**
 * What both apps know of the server's answers. Nothing waits for the network: a request without one
 * fails at once and says so. The library's default would keep it and send it when the network is
 * back, although the person has left the screen or has decided otherwise meanwhile.
 */
export function createQueryClient(
  caches: Pick<QueryClientConfig, "queryCache" | "mutationCache"> = {},
): QueryClient {
  return new QueryClient({
    ...caches,
    defaultOptions: {
      queries: {
        networkMode: "always",
        refetchOnReconnect: true,
        staleTime: 10_000,
        retry: (count, error) => count < RETRIES_MAX && navigator.onLine && !isRefusal(error),
      },
      // Sent once, by a press; a second attempt is a second press.
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** A refusal is an answer; only a fault of the network or the server is tried again. */
function isRefusal(error: unknown): boolean {
  const { status } = error as { status?: number };
  return status !== undefined && status > 0 && status < 500;
}
