import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** A failed read is asked again this often before the screen says so. */
const RETRIES_MAX = 2;

/**
 * What both apps know of the server's answers. Nothing waits for the network: a request without one
 * fails at once and says so. The library's default would keep it and send it when the network is
 * back, although the person has left the screen or has decided otherwise meanwhile. When the
 * session has ended, everything known of the person is forgotten, and `onSignedOut` goes on.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const leave = (error: unknown) => {
    if (!isSignedOut(error)) return;
    client.clear();
    onSignedOut();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Who is signed in is asked by the router, which sends strangers to the sign-in itself.
        const isStranger = query.queryKey[0] === "me" && query.state.data === undefined;
        if (!isStranger) leave(error);
      },
    }),
    mutationCache: new MutationCache({ onError: leave }),
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
  return client;
}

/** The session ended meanwhile, here or elsewhere. */
function isSignedOut(error: unknown): boolean {
  return (error as { code?: string }).code === "sign_in_required";
}

/** A refusal is an answer; only a fault of the network or the server is tried again. */
function isRefusal(error: unknown): boolean {
  const { status } = error as { status?: number };
  return status !== undefined && status > 0 && status < 500;
}
