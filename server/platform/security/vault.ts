import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts personal fields at rest and makes the blind index by which they are looked up. */
export interface Vault {
  /** AES-256-GCM; `context` binds the text to its column so that it cannot be moved to another. */
  seal(text: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
  /** HMAC-SHA256 of the text: equal texts have equal indexes, and nothing leads back. */
  blindIndex(text: string, context: string): Buffer;
  /** An AES-256 key for one purpose that needs its own, such as files. */
  key(purpose: string): Buffer;
  /** Signs a short text, for links and tokens that we hand out and take back. */
  sign(text: string, context: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createVault(secretKey: string): Vault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secretKey, "jinnang", purpose, 32));
  const sealKey = derive("seal");
  const indexKey = derive("blind-index");
  const signKey = derive("sign");
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", sealKey, nonce)
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
    blindIndex: (text, context) =>
      createHmac("sha256", indexKey).update(`${context}\0${text}`).digest(),
    key: (purpose) => derive(`key ${purpose}`),
    sign: (text, context) =>
      createHmac("sha256", signKey).update(`${context}\0${text}`).digest("base64url"),
  };
}
