import type { FastifyInstance, FastifyRequest } from "fastify";
import { hasDoubleName } from "./double-name.ts";
import type { AnyRoute } from "./route.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The body as it came, for signatures over its bytes; only on cross-site routes. */
    rawBody?: string;
  }
}

/** JSON as always, but a signed message is also kept as it was signed. */
export function parseBodies(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser("error", "error");
  http.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const { definition } = request.routeOptions.config as { definition?: AnyRoute };
    const text = body.toString();
    if (definition?.crossSite) request.rawBody = text;
    if (takesRaw(request)) return done(null, undefined);
    return parse(request, text, (error, value) => {
      if (!error && hasDoubleName(text)) done(new UnreadableBody(400, "a name stands twice"));
      else done(error, value);
    });
  });
  // A file is not read here: its route reads it as it comes, so that it never lies in memory.
  http.addContentTypeParser("application/octet-stream", (_request, _body, done) => done(null));
  http.removeContentTypeParser("text/plain");
  http.addContentTypeParser("*", { parseAs: "string" }, (request, body, done) => {
    const unsupported = "this content type is not supported here";
    if (!takesRaw(request)) return done(new UnreadableBody(415, unsupported));
    request.rawBody = body.toString();
    done(null, undefined);
  });
}

/** Outside parties send JSON, XML or forms; where no shape is declared, nothing is parsed here. */
function takesRaw(request: FastifyRequest): boolean {
  const { definition } = request.routeOptions.config as { definition?: AnyRoute };
  return definition?.crossSite === true && definition.body === undefined;
}

class UnreadableBody extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}
