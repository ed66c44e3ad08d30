import type { FastifyInstance } from "fastify";
import type { App } from "../app.ts";

const FORWARD_WARNING_EVERY_MS = 60_000;

/**
 * A header of a peer that nobody named is ignored. It is a forgery or, worse, the operator's own
 * proxy that TRUST_PROXY forgot: then all customers share one address and its limits.
 */
export function watchForwards(http: FastifyInstance, app: App): void {
  let quietUntil = 0;
  http.addHook("onRequest", async (request) => {
    if (request.headers["x-forwarded-for"] === undefined) return;
    if ((request.ips?.length ?? 0) > 1) return;
    app.metrics.untrustedForwards.inc();
    const now = app.clock.now().getTime();
    if (now < quietUntil) return;
    quietUntil = now + FORWARD_WARNING_EVERY_MS;
    const peer = request.socket.remoteAddress;
    app.log.error({ peer }, "X-Forwarded-For of a peer that TRUST_PROXY does not name is ignored");
  });
}
