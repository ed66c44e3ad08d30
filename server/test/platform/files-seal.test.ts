import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { CHUNK_BYTES, open, seal, sealedLength } from "../../platform/files/seal.ts";

const key = randomBytes(32);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream));
}

/** Where a sealed file is cut into header and chunks. */
function parts(sealed: Buffer): Buffer[] {
  const found = [sealed.subarray(0, 20)];
  for (let at = 20; at < sealed.length; at += CHUNK_BYTES + 16) {
    found.push(sealed.subarray(at, at + CHUNK_BYTES + 16));
  }
  return found;
}

describe("a sealed file", () => {
  it("opens to what it was, however its bytes come in pieces, and shows none of them", async () => {
    const lengths = [1, 15, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES];
    const cases = fc.record({
      length: fc.constantFrom(...lengths),
      size: fc.integer({ min: 1_000, max: 200_000 }),
      again: fc.integer({ min: 1_000, max: 200_000 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ length, size, again }) => {
        const plain = randomBytes(length);
        const sealed = await whole(seal(key, pieces(plain, size)));
        assert.equal(sealed.length, sealedLength(length));
        assert.ok((await whole(open(key, pieces(sealed, again)))).equals(plain));
        if (length > 16) assert.equal(sealed.indexOf(plain.subarray(0, 16)), -1);
      }),
      { numRuns: 40 },
    );
  });
  it("is another one each time, so that equal files cannot be told by their bytes", async () => {
    const plain = Buffer.from("the same receipt");
    const [one, other] = await Promise.all([1, 2].map(() => whole(seal(key, pieces(plain, 8)))));
    assert.ok(one && other && !one.subarray(20).equals(other.subarray(20)));
  });

  const attacks: [name: string, change: (file: Buffer[], other: Buffer[]) => Buffer[]][] = [
    ["a changed byte", ([head, a, b, c]) => [head, flip(a), b, c] as Buffer[]],
    ["two chunks exchanged", ([head, a, b, c]) => [head, b, a, c] as Buffer[]],
    ["a chunk twice", ([head, a, , c]) => [head, a, a, c] as Buffer[]],
    ["a chunk left out", ([head, a, , c]) => [head, a, c] as Buffer[]],
    ["the end cut off at a chunk", ([head, a, b]) => [head, a, b] as Buffer[]],
    ["only its header", ([head]) => [head] as Buffer[]],
    ["a chunk of another file", ([head, a, , c], [, , b]) => [head, a, b, c] as Buffer[]],
    ["another file's header", ([, a, b, c], [head]) => [head, a, b, c] as Buffer[]],
  ];
  for (const [name, change] of attacks) {
    it(`does not open with ${name}`, async () => {
      const make = async () =>
        parts(await whole(seal(key, pieces(randomBytes(3 * CHUNK_BYTES - 9), 99_999))));
      const changed = Buffer.concat(change(await make(), await make()));
      await assert.rejects(whole(open(key, pieces(changed, 50_000))));
    });
  }
  it("does not open with another key", async () => {
    const sealed = await whole(seal(key, pieces(Buffer.from("secret"), 3)));
    await assert.rejects(whole(open(randomBytes(32), pieces(sealed, 9))));
  });
});

function flip(chunk: Buffer | undefined): Buffer {
  const copy = Buffer.from(chunk ?? []);
  copy.writeUInt8(copy.readUInt8(7) ^ 1, 7);
  return copy;
}
