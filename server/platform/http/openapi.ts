import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { App } from "../app.ts";
import { refuse } from "./errors.ts";
import { webhooksOf } from "./openapi-events.ts";
import type { Actor } from "./permission.ts";
import type { AnyRoute } from "./route.ts";

type JsonSchema = Record<string, unknown>;
type Operation = Record<string, unknown> & { responses?: Record<string, unknown> };

/** The API document is what the routes say: nothing is written by hand. */
export async function registerOpenapi(
  http: FastifyInstance,
  demandReader: (request: FastifyRequest) => Promise<void>,
): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Jinnang API",
        version: "1",
        description:
          "One API for the apps, staff and partners. Errors are RFC 9457 problem+json with a " +
          "stable `code`. Amounts are minor units. Times are RFC 3339 UTC.",
      },
      servers: [{ url: "/" }],
    },
    transform: (input) => {
      const output = jsonSchemaTransform(input);
      const { definition } = (input.route.config ?? {}) as { definition?: AnyRoute };
      return definition && !definition.hidden
        ? { ...output, schema: { ...output.schema, ...describe(definition) } }
        : { ...output, schema: { ...output.schema, hide: true } };
    },
    transformObject: jsonSchemaTransformObject,
  });
  http.get("/v1/openapi.json", { schema: { hide: true } as JsonSchema }, async (request) => {
    await demandReader(request);
    return openapiDocument(http);
  });
}

/** Looks like nothing to whoever may not read it. */
export async function demandReaderOfApi(
  app: App,
  request: FastifyRequest,
  resolveActor: (app: App, request: FastifyRequest) => Promise<Actor>,
): Promise<void> {
  const { openapi } = app.config;
  if (openapi === "public") return;
  const actor = openapi === "staff" ? await resolveActor(app, request) : undefined;
  if (actor?.kind !== "staff") throw refuse("not_found");
}

/** The finished document, with the error answer that every operation shares. */
export function openapiDocument(http: FastifyInstance): JsonSchema {
  const document = http.swagger() as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components?: { schemas?: JsonSchema };
  };
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      if (operation["x-bytes"]) operation.requestBody = FILE_BODY;
      operation.responses = { ...operation.responses, default: PROBLEM_ANSWER };
    }
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  const components = { ...document.components, schemas };
  return { ...document, webhooks: webhooksOf(), components };
}

const FILE_BODY = {
  required: true,
  content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
};

const PROBLEM_ANSWER = {
  description: "Refused or failed",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status", "code", "detail", "next", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    next: { type: "string" },
    moneyMoved: { type: "boolean", const: false },
    requestId: { type: "string" },
  },
  additionalProperties: true,
};

function describe(definition: AnyRoute): JsonSchema {
  const [, , module = "platform"] = definition.url.split("/");
  return {
    summary: definition.summary,
    tags: [module],
    operationId: operationId(definition),
    "x-allow": definition.allow,
    "x-limit": definition.limit,
    ...(definition.idempotency
      ? { headers: { type: "object", properties: { "Idempotency-Key": { type: "string" } } } }
      : {}),
    ...(definition.bytes ? { "x-bytes": true } : {}),
    ...(definition.raw ? { produces: [definition.raw] } : {}),
  };
}

function operationId(definition: AnyRoute): string {
  const words = definition.url
    .replace(/^\/v1\//, "")
    .replaceAll(/[:{}]/g, "")
    .split(/[/-]/);
  return [definition.method.toLowerCase(), ...words]
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}
