import { strict as assert } from "node:assert";
import { MODEL_FORMAT, type Model } from "./train.ts";

/**
 * A model as bytes, to be stored and swapped: magic, length of the JSON, JSON, then the arrays.
 * In the JSON each array is replaced by its kind, place and length. Little-endian throughout, as
 * every platform that Node runs on.
 */
export function serialise(model: Model): Uint8Array {
  const parts: Buffer[] = [];
  let offset = 0;
  const json = JSON.stringify(model, (_, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    const kind = value.constructor.name;
    assert(kind in KINDS, `${kind} cannot be stored`);
    const part = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    const padding = Buffer.alloc(paddingAfter(part.byteLength));
    parts.push(part, padding);
    const reference = { [ARRAY_KEY]: kind, offset, bytes: part.byteLength };
    offset += part.byteLength + padding.byteLength;
    return reference;
  });
  // Spaces behind the JSON bring the arrays to an aligned place.
  const bare = Buffer.byteLength(json);
  const header = Buffer.from(json + " ".repeat(paddingAfter(PREFIX_BYTES + bare)));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 0, "latin1");
  prefix.writeUInt32LE(header.length, MAGIC.length);
  return Buffer.concat([prefix, header, ...parts]);
}

/**
 * The model, or null when the bytes are of another format and it must be trained again. Its
 * arrays are windows on the bytes, which must not change any more.
 */
export function deserialise(bytes: Uint8Array): Model | null {
  const isAligned = bytes.byteOffset % ALIGNMENT === 0;
  const own = isAligned ? bytes : Uint8Array.from(bytes);
  const buffer = Buffer.from(own.buffer, own.byteOffset, own.byteLength);
  if (buffer.length < PREFIX_BYTES) return null;
  if (buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
  const start = PREFIX_BYTES + buffer.readUInt32LE(MAGIC.length);
  const model = JSON.parse(buffer.toString("utf8", PREFIX_BYTES, start), (_, value) =>
    isReference(value) ? windowOn(buffer, start, value) : value,
  );
  return model.format === MODEL_FORMAT ? model : null;
}

interface ArrayReference {
  "~array": keyof typeof KINDS;
  offset: number;
  bytes: number;
}

const MAGIC = "JNREC3";
const PREFIX_BYTES = MAGIC.length + 4;
/** The widest number in any array; a typed array may only start at a multiple of its width. */
const ALIGNMENT = 8;
const ARRAY_KEY = "~array";
const KINDS = { Float32Array, Int32Array, Uint8Array, Int8Array };

function isReference(value: unknown): value is ArrayReference {
  return typeof value === "object" && value !== null && ARRAY_KEY in value;
}

function windowOn(buffer: Buffer, start: number, reference: ArrayReference) {
  const from = start + reference.offset;
  assert(from + reference.bytes <= buffer.length, "the model is cut off");
  const kind = KINDS[reference["~array"]];
  const length = reference.bytes / kind.BYTES_PER_ELEMENT;
  return new kind(buffer.buffer as ArrayBuffer, buffer.byteOffset + from, length);
}

function paddingAfter(bytes: number): number {
  return (ALIGNMENT - (bytes % ALIGNMENT)) % ALIGNMENT;
}
