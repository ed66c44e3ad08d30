import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Files at rest: AES-256-GCM in chunks, so that a file of any size is sealed and opened with a few
 * of them in memory, and nothing is handed out that was not authenticated. Each file has its own
 * key (HKDF of the vault's and 16 random bytes). The nonce is the chunk's number and whether it is
 * the last (the STREAM construction, Hoang et al. 2015), so chunks cannot be reordered, repeated,
 * dropped or cut off.
 *
 *   "JNF1" | salt (16) | chunk: ciphertext (≤ 65,536) and tag (16), as often as needed, at least once
 */
export const CHUNK_BYTES = 65_536;
const MAGIC = Buffer.from("JNF1");
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;

export type Bytes = AsyncIterable<Buffer>;

/** How many bytes a file of this length has when it is sealed. */
export function sealedLength(bytes: number): number {
  return HEADER_BYTES + bytes + Math.max(1, Math.ceil(bytes / CHUNK_BYTES)) * TAG_BYTES;
}

export async function* seal(key: Buffer, plain: Bytes): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = keyOf(key, salt);
  yield Buffer.concat([MAGIC, salt]);
  let number = 0;
  // One chunk is always held back: only at the end of the file is it known to be the last.
  for await (const { chunk, isLast } of chunked(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Throws on the first chunk that is not as it was sealed; chunks before it were authentic. */
export async function* open(key: Buffer, sealed: Bytes): AsyncGenerator<Buffer> {
  let fileKey: Buffer | undefined;
  let number = 0;
  for await (const { header, chunk, isLast } of withHeader(sealed)) {
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error("not a sealed file");
    fileKey ??= keyOf(key, header.subarray(MAGIC.length));
    if (chunk.length < TAG_BYTES) throw new Error("a sealed file is cut off");
    const body = chunk.subarray(0, -TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", fileKey, nonceOf(number, isLast));
    decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(body), decipher.final()]);
    number += 1;
    if (plain.length > 0) yield plain;
  }
}

function keyOf(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, "file", 32));
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

async function* withHeader(sealed: Bytes) {
  let header: Buffer | undefined;
  const rest = async function* () {
    let before = Buffer.alloc(0);
    for await (const piece of sealed) {
      if (header) {
        yield piece;
        continue;
      }
      before = Buffer.concat([before, piece]);
      if (before.length < HEADER_BYTES) continue;
      header = before.subarray(0, HEADER_BYTES);
      yield before.subarray(HEADER_BYTES);
    }
  };
  for await (const part of chunked(rest(), CHUNK_BYTES + TAG_BYTES)) {
    if (!header) throw new Error("a sealed file is cut off");
    yield { header, ...part };
  }
}

/** Pieces of any length as chunks of one length; the last may be shorter, or empty if all are. */
async function* chunked(pieces: Bytes, length: number) {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    heldBytes += piece.length;
    while (heldBytes > length) {
      const all = Buffer.concat(held);
      yield { chunk: all.subarray(0, length), isLast: false };
      held = [all.subarray(length)];
      heldBytes -= length;
    }
  }
  yield { chunk: Buffer.concat(held), isLast: true };
}
