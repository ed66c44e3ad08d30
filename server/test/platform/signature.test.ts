import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { isSigned, signMessage } from "../../platform/security/signature.ts";

const text = await readFile(new URL("../../../vectors/signatures.txt", import.meta.url), "utf8");
const vectors = text
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [secret = "", id = "", timestamp = "", signature = "", ...body] = line.split(" ");
    return { secret, id, at: new Date(Number(timestamp) * 1_000), signature, body: body.join(" ") };
  });
const [first] = vectors;
assert.ok(first);
const { secret, at, body, id } = first;
const headers = signMessage(secret, first);
const SECOND_MS = 1_000;

describe("a signature", () => {
  it("is that of vectors/signatures.txt", () => {
    for (const one of vectors) {
      assert.equal(signMessage(one.secret, one)["webhook-signature"], one.signature);
    }
    assert.equal(vectors.length, 4);
  });
  it("is accepted once as it came", () => {
    assert.equal(isSigned(secret, { headers, body, now: at }), true);
  });
  it("is refused with another body, id, time or secret", () => {
    const later = `${Number(headers["webhook-timestamp"]) + 1}`;
    const forged = [
      isSigned(secret, { headers, body: `${body} `, now: at }),
      isSigned(secret, { headers: { ...headers, "webhook-id": `${id}x` }, body, now: at }),
      isSigned(secret, { headers: { ...headers, "webhook-timestamp": later }, body, now: at }),
      isSigned("whsec_c29tZWJvZHkgZWxzZQ==", { headers, body, now: at }),
      isSigned(secret, { headers: {}, body, now: at }),
    ];
    assert.deepEqual(new Set(forged), new Set([false]));
  });
  it("is refused when the message is replayed later, or comes from a clock far ahead", () => {
    const after = (seconds: number) => new Date(at.getTime() + seconds * SECOND_MS);
    assert.equal(isSigned(secret, { headers, body, now: after(300) }), true);
    assert.equal(isSigned(secret, { headers, body, now: after(301) }), false);
    assert.equal(isSigned(secret, { headers, body, now: after(-301) }), false);
  });
  it("is made with both secrets while one is replaced, and either receiver accepts it", () => {
    const both = signMessage(["the-secret-of-before", "the-secret-from-now-on"], first);
    assert.equal(isSigned("the-secret-of-before", { headers: both, body, now: at }), true);
    assert.equal(isSigned("the-secret-from-now-on", { headers: both, body, now: at }), true);
    assert.equal(isSigned("another", { headers: both, body, now: at }), false);
  });
});
