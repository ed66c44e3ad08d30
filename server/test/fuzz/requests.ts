import fc from "fast-check";
import { broken, odd, type Schema, type Shapes, valid } from "./values.ts";

/** The API document, as far as requests are made from it. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Operation {
  "x-allow": string[];
  parameters?: {
    name: string;
    in: "path" | "query" | "header";
    required?: boolean;
    schema: Schema;
  }[];
  requestBody?: { content: Partial<Record<"application/json", { schema: Schema }>> };
}

export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** What is sent where JSON is expected, and is none. */
const NO_JSON = [
  "",
  "{",
  "null",
  "[1,",
  '"text"',
  "{}{}",
  "\u0000",
  "[".repeat(5_000),
  "[".repeat(5_000) + "]".repeat(5_000),
];
const TYPES = ["application/json", "text/plain", "application/x-www-form-urlencoded", "", "x"];

/** Longer lines are refused by the parser of HTTP itself, before there is a request to answer. */
const SEGMENT_LENGTH_MAX = 300;

/** Requests to one operation: mostly as its schema says, often with one thing wrong. */
export function requestsTo(
  shapes: Shapes,
  { path, method, operation }: { path: string; method: string; operation: Operation },
): fc.Arbitrary<FuzzRequest> {
  const parameters = operation.parameters ?? [];
  const place = fc.tuple(
    ...parameters
      .filter((parameter) => parameter.in === "path")
      .map(({ name, schema }) =>
        fc
          .oneof(
            { weight: 4, arbitrary: valid(shapes, schema, name) },
            { weight: 1, arbitrary: odd },
          )
          .map((value) => [name, segment(value)] as const),
      ),
  );
  const query = fc.tuple(
    ...parameters
      .filter((parameter) => parameter.in === "query")
      .map(({ name, schema, required }) =>
        fc
          .tuple(
            fc.oneof(
              { weight: 3, arbitrary: valid(shapes, schema, name) },
              { weight: 1, arbitrary: odd },
            ),
            required ? fc.constant(1) : fc.nat({ max: 2 }),
          )
          .map(([value, times]) => Array<string>(times).fill(`${name}=${segment(value)}`)),
      ),
  );
  return fc
    .tuple(place, query, bodyOf(shapes, operation), fc.uuid())
    .map(([places, asked, body, key]) => {
      const filled = places.reduce((all, [name, value]) => all.replace(`{${name}}`, value), path);
      const search = asked.flat().join("&");
      return {
        method: method.toUpperCase(),
        path: search ? `${filled}?${search}` : filled,
        headers: { "idempotency-key": key, ...(body.type ? { "content-type": body.type } : {}) },
        body: method === "get" ? undefined : body.text,
      };
    });
}

interface Body {
  type: string | undefined;
  text: string | undefined;
}

function bodyOf(shapes: Shapes, operation: Operation): fc.Arbitrary<Body> {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  if (!schema) return fc.constant({ type: undefined, text: undefined });
  const right = valid(shapes, schema);
  const json = (value: unknown) => ({ type: "application/json", text: JSON.stringify(value) });
  return fc.oneof(
    { weight: 5, arbitrary: right.map(json) },
    { weight: 4, arbitrary: broken(right).map(json) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...TYPES), fc.constantFrom(...NO_JSON))
        .map(([type, text]) => ({ type: type || undefined, text })),
    },
  );
}

/** Percent-encoded as a browser would, or as only a broken program does. */
function segment(value: unknown): string {
  const whole = typeof value === "string" ? value : JSON.stringify(value);
  const text = whole.slice(0, SEGMENT_LENGTH_MAX);
  if (text === "") return "%20";
  try {
    return encodeURIComponent(text);
  } catch {
    return "%ff";
  }
}
