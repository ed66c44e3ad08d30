import fc from "fast-check";

/** A schema of the API document, as far as requests use it. */
export interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
}

export interface Shapes {
  /** Follows a `$ref`. */
  resolve(schema: Schema): Schema;
  /** Values that exist in the database, by the name of the field: they get past "not found". */
  known(name: string): readonly unknown[];
}

/** Texts longer than this tell nothing more, and only cost time. */
const TEXT_LENGTH_MAX = 200;
const ITEMS_MAX = 3;

/** A value that the schema allows; of what is known under this name, often that. */
export function valid(shapes: Shapes, given: Schema, name = ""): fc.Arbitrary<unknown> {
  const schema = shapes.resolve(given);
  const known = shapes.known(name);
  const made = ofSchema(shapes, schema);
  if (known.length === 0) return made;
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: made },
  );
}

function ofSchema(shapes: Shapes, schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valid(shapes, choice)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "string") return text(schema);
  if (schema.type === "integer" || schema.type === "number") return whole(schema);
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "null") return fc.constant(null);
  if (schema.type === "array") {
    const { minItems = 0, maxItems = ITEMS_MAX } = schema;
    const lengths = {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, ITEMS_MAX)),
    };
    return fc.array(valid(shapes, schema.items ?? {}), lengths);
  }
  if (schema.type === "object") return record(shapes, schema);
  return fc.jsonValue();
}

function record(shapes: Shapes, schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, valid(shapes, field, name)] as const,
  );
  if (fields.length === 0 && typeof additionalProperties === "object") {
    const keys = valid(shapes, schema.propertyNames ?? { type: "string" }) as fc.Arbitrary<string>;
    return fc.dictionary(keys, valid(shapes, additionalProperties), { maxKeys: ITEMS_MAX });
  }
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: required.filter((name) => name in properties),
  });
}

function whole({ minimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -100_000, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? 100_000_000, Number.MAX_SAFE_INTEGER);
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
}

function text({ format, pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "date-time") return moment();
  if (format === "email") return fc.emailAddress();
  const bounds = {
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength ?? 40, TEXT_LENGTH_MAX)),
  };
  // What is left are patterns of plain characters, but for the one against invisible ones.
  if (pattern && !pattern.includes("\\p")) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(fc.string(bounds), fc.string({ ...bounds, unit: "grapheme" }));
}

/** Dates as they come, and those at which calendars and databases end. */
function moment(): fc.Arbitrary<string> {
  const usual = fc
    .date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString());
  return fc.oneof(
    usual,
    fc.constantFrom("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
  );
}

/** What no schema asks for, and what programs stumble over. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\u202e\u200b",
    "名".repeat(1_000),
    "'; select pg_sleep(1); --",
    "__proto__",
    "00000000-0000-0000-0000-000000000000",
  ),
  fc.constantFrom<unknown[]>(0, -1, 0.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 2 ** 63),
  fc.constantFrom<unknown[]>([], {}, [[[]]], { a: { b: { c: [] } } }, { toString: 1, length: -1 }),
  fc.jsonValue(),
);

/** A valid value with one thing wrong somewhere in it. */
export function broken(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, odd, fc.nat(), fc.boolean()).map(([whole, wrong, where, drop]) => {
    if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return wrong;
    const names = Object.keys(whole);
    const name = names[where % Math.max(1, names.length)];
    if (name === undefined) return { unknown: wrong };
    const { [name]: _, ...rest } = whole as Record<string, unknown>;
    return drop ? rest : { ...rest, [name]: wrong };
  });
}
