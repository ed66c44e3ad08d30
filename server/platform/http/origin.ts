import type { FastifyInstance, FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { refuse } from "./errors.ts";
import type { AnyRoute } from "./route.ts";

/**
 * Cookies travel with requests that other sites cause; a browser says so in `Sec-Fetch-Site` or
 * `Origin`. Requests without both are no browser's and carry a bearer token. Reads are refused as
 * well: some are logged in the name of whoever asks. Only downloads are ever opened as a page.
 */
export function refuseCrossSite(app: App, request: FastifyRequest, route: AnyRoute): void {
  const { "sec-fetch-site": site, "sec-fetch-mode": mode, origin } = request.headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") throw refuse("cross_site");
  const isPage = mode === "navigate" || mode === "websocket";
  if (isPage && route.url.startsWith("/v1/") && !route.raw) throw refuse("cross_site");
  if (origin === undefined) return;
  const own = [...ownHosts(app), request.headers.host];
  if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) throw refuse("cross_site");
}

/** Not for ever: a browser keeps a 301, and the setting may change. */
const MOVED = 302;

function ownHosts({ config }: App): string[] {
  const origins = [config.publicUrl, ...(config.consoleOrigin ? [config.consoleOrigin] : [])];
  return origins.map((url) => new URL(url).host);
}

/**
 * With CONSOLE_ORIGIN the desk has a host of its own: a fault in the wallet's page then runs on
 * another origin than the staff's session. Each host serves its own app and no other.
 */
export function separateHosts(http: FastifyInstance, { config }: App): void {
  if (!config.consoleOrigin) return;
  const consoleHost = new URL(config.consoleOrigin).host;
  http.addHook("onRequest", async (request, reply) => {
    const isConsoleHost = request.headers.host === consoleHost;
    const [path = ""] = request.url.split("?");
    if (isOpenToBoth(path)) return;
    if (path.startsWith("/v1/")) return demandOwnApp(request, isConsoleHost);
    const isConsolePage = path === "/console" || path.startsWith("/console/");
    if (isConsoleHost && !isConsolePage) {
      return reply.redirect(`${config.consoleOrigin}/console/`, MOVED);
    }
    if (!isConsoleHost && isConsolePage) {
      return reply.redirect(`${config.consoleOrigin}${request.url}`, MOVED);
    }
  });
}

/** A browser's request names its app; programs with a bearer token may call either host. */
function demandOwnApp(request: FastifyRequest, isConsoleHost: boolean): void {
  if (request.headers.cookie === undefined) return;
  const header = request.headers["x-jinnang-app"];
  const asked = header ?? new URL(request.url, "http://localhost").searchParams.get("app");
  if ((asked === "console") !== isConsoleHost) throw refuse("not_found");
}

function isOpenToBoth(path: string): boolean {
  return /^\/(healthz|readyz|metrics)$|^\/(assets|sandbox|sandbox-api)\b/.test(path);
}
