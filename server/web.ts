import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const WALLET = new URL("../apps/wallet/dist/", import.meta.url).pathname;
const CONSOLE = new URL("../apps/console/dist/", import.meta.url).pathname;

/** Serves the two built web apps: the wallet at `/`, the console at `/console/`. */
export async function serveApps(http: FastifyInstance): Promise<void> {
  const apps = [
    { root: CONSOLE, prefix: "/console/" },
    { root: WALLET, prefix: "/" },
  ].filter(({ root }) => existsSync(root));
  http.get("/console", { schema: { hide: true } as Record<string, unknown> }, (_, reply) =>
    reply.redirect("/console/"),
  );
  for (const [index, { root, prefix }] of apps.entries()) {
    await http.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: index === 0,
      wildcard: false,
      immutable: true,
      maxAge: "1y",
      preCompressed: true,
      // Pages and the service worker must be asked for again; hashed assets never change.
      setHeaders: (reply, path) => {
        if (!/\/assets\//.test(path)) reply.header("cache-control", "no-cache");
      },
    });
    const page = { schema: { hide: true } as Record<string, unknown> };
    http.get(`${prefix}*`, page, (request, reply) => {
      if (/^\/(v1|sandbox-api|assets|console\/assets)\//.test(request.url))
        return reply.callNotFound();
      return reply.header("cache-control", "no-cache").sendFile("index.html", root);
    });
  }
}
