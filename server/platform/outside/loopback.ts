/** True for a host name of this very machine, as `URL` writes it. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** A sandbox's passwords stand in its source: it listens beyond this machine only when told. */
export function listenHost(given: {
  MODE: "sandbox" | "production";
  HOST?: string | undefined;
  SANDBOX_PUBLIC: "yes" | "no";
}): string {
  if (given.MODE === "production") return given.HOST ?? "0.0.0.0";
  const host = given.HOST ?? "localhost";
  if (isLoopback(host) || host === "::1" || given.SANDBOX_PUBLIC === "yes") return host;
  throw new Error(
    `MODE=sandbox does not listen on HOST=${host}: everybody knows its passwords. ` +
      "Did you mean MODE=production? SANDBOX_PUBLIC=yes opens the sandbox to the network",
  );
}
