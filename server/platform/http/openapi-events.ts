import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { allEvents, type Declaration } from "../events/event.ts";

/**
 * The events as OpenAPI `webhooks`. `x-audience` says whose live screens hear of a type; those with
 * `x-public` may also be sent to a merchant's own programs. Events between modules are left out.
 */
export function webhooksOf(events: readonly Declaration[] = allEvents()): Record<string, unknown> {
  const outward = events.filter(({ audiences }) => audiences.length > 0);
  return Object.fromEntries(outward.map((event) => [event.type, { post: describe(event) }]));
}

function describe({ type, schema, audiences, isPublic, kind }: Declaration) {
  const body = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data: schema });
  return {
    operationId: `event.${type}`,
    "x-audience": audiences,
    "x-public": isPublic,
    "x-stored": kind === "event",
    requestBody: { required: true, content: { "application/json": { schema: jsonOf(body) } } },
    responses: { "2XX": { description: "Received" } },
  };
}

/** The JSON Schema of a body, with references to the shapes that the routes share. */
function jsonOf(body: z.ZodType): unknown {
  const { schema } = jsonSchemaTransform({
    schema: { response: { 200: body } },
    url: "",
    route: {} as never,
    openapiObject: { openapi: "3.1.0" },
  });
  return (schema as { response: Record<string, unknown> }).response["200"];
}
