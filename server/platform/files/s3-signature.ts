import { createHash, createHmac } from "node:crypto";

export interface S3Settings {
  /** `https://host[:port]`; buckets are named in the path, as every compatible store takes it. */
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export const EMPTY_SHA256 = createHash("sha256").digest("hex");

interface S3Request {
  readonly method: string;
  readonly url: URL;
  readonly sha256: string;
}

/**
 * The headers of an AWS Signature Version 4 request (docs.aws.amazon.com, "Signature calculations:
 * single chunk"). Signs host, time and the hash of the body; our names need no escaping.
 */
export function signedHeaders(settings: S3Settings, request: S3Request, now: Date) {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const headers = {
    host: request.url.host,
    "x-amz-content-sha256": request.sha256,
    "x-amz-date": time,
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const { method, url, sha256 } = request;
  const canonical = [method, url.pathname, "", lines.join(""), names, sha256].join("\n");
  const scope = `${time.slice(0, 8)}/${settings.region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, hash(canonical)].join("\n");
  const signature = hmac(signingKey(settings, time.slice(0, 8)), text).toString("hex");
  const credential = `Credential=${settings.keyId}/${scope}`;
  return {
    "x-amz-content-sha256": sha256,
    "x-amz-date": time,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function signingKey({ secret, region }: S3Settings, day: string): Buffer {
  return [day, region, "s3", "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
