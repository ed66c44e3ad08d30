import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, describe, it } from "node:test";
import { openFile } from "../../platform/files/read.ts";
import { receiveFile } from "../../platform/files/receive.ts";
import { destroyDueFiles } from "../../platform/files/retention.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testApp } from "../harness.ts";
import { png } from "./sample-files.ts";

const KEY = { keyId: "AKTEST", secret: "a secret only we two know", region: "cn-north-1" };
const SKEW_MS_MAX = 15 * 60_000;

/** A store that holds objects in memory and takes no request that it cannot verify itself. */
const objects = new Map<string, Buffer>();
let answerWith: number | undefined;
const store = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request));
  if (answerWith) return void response.writeHead(answerWith).end("<Error/>");
  const fault = faultOf(request, body);
  if (fault) return void response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
  serve(request, response, body);
});
await new Promise<void>((resolve) => store.listen(0, "127.0.0.1", resolve));
after(() => store.close());
const url = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;

function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const path = request.url ?? "";
  if (request.method === "PUT") {
    objects.set(path, body);
    response.writeHead(200).end();
  } else if (request.method === "DELETE") {
    objects.delete(path);
    response.writeHead(204).end();
  } else {
    const found = objects.get(path);
    response.writeHead(found ? 200 : 404).end(found);
  }
}

/** What a real store checks: time, hash of the body, and the signature over all of it. */
function faultOf(request: IncomingMessage, body: Buffer): string | undefined {
  const { headers } = request;
  const sha256 = createHash("sha256").update(body).digest("hex");
  if (headers["x-amz-content-sha256"] !== sha256) return "XAmzContentSHA256Mismatch";
  if (request.method === "PUT" && Number(headers["content-length"]) !== body.length) {
    return "MissingContentLength";
  }
  const time = String(headers["x-amz-date"]);
  const at = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - at) < SKEW_MS_MAX)) return "RequestTimeTooSkewed";
  const signed = "host;x-amz-content-sha256;x-amz-date";
  const lines = `host:${headers.host}\nx-amz-content-sha256:${sha256}\nx-amz-date:${time}\n`;
  const canonical = `${request.method}\n${request.url}\n\n${lines}\n${signed}\n${sha256}`;
  const day = time.slice(0, 8);
  const scope = `${day}/${KEY.region}/s3/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const hmac = (key: string | Buffer, text: string) =>
    createHmac("sha256", key).update(text).digest();
  const signing = hmac(
    hmac(hmac(hmac(`AWS4${KEY.secret}`, day), KEY.region), "s3"),
    "aws4_request",
  );
  const signature = hmac(signing, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash}`).toString("hex");
  const right =
    `AWS4-HMAC-SHA256 Credential=${KEY.keyId}/${scope}, SignedHeaders=${signed}, ` +
    `Signature=${signature}`;
  return headers.authorization === right ? undefined : "SignatureDoesNotMatch";
}

const settings = (secret: string) => ({
  FILES_S3_URL: url,
  FILES_S3_BUCKET: "wallet-files",
  FILES_S3_REGION: KEY.region,
  FILES_S3_KEY_ID: KEY.keyId,
  FILES_S3_SECRET: secret,
});
const app = await testApp({ environment: settings(KEY.secret) });
const actor = systemActor("test");

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
const receive = (bytes: Buffer, by = app) =>
  receiveFile(by, actor, { name: "x.png", body: piecesOf(bytes) });

beforeEach(() => {
  answerWith = undefined;
});

describe("an S3-compatible store", () => {
  it("takes a signed file that it cannot read, and gives it back", async () => {
    const bytes = Buffer.concat([png(64, 64), Buffer.alloc(300_000, "open text")]);
    const { id } = await receive(bytes);
    const [[path, sealed] = ["", Buffer.alloc(0)]] = [...objects];
    assert.match(path, /^\/wallet-files\/[0-9a-f]{64}-[0-9a-f-]{36}$/);
    assert.equal(sealed.includes("open text"), false);
    const file = await openFile(app.database, actor, id);
    assert.ok(Buffer.concat(await Array.fromAsync(file.body)).equals(bytes));
  });
  it("is asked to delete what is due, and may have lost it already", async () => {
    const { id } = await receive(png(65, 65));
    objects.clear();
    await app.database.pool.query(
      `update platform.file set destroy_at = now() - interval '1 day' where id = $1`,
      [id],
    );
    await app.database.pool.query(
      "update platform.blob set touched_at = now() - interval '3 days'",
    );
    await destroyDueFiles.run(app, {});
    assert.equal(objects.size, 0);
    await assert.rejects(openFile(app.database, actor, id), { code: "file_not_found" });
  });
  it("that is out of order keeps no half of an upload: the customer tries again", async () => {
    answerWith = 503;
    await assert.rejects(receive(png(66, 66)), /answered 503/);
    const before = objects.size;
    answerWith = undefined;
    await receive(png(66, 66));
    assert.equal(objects.size, before + 1);
  });
  it("refuses a request signed with another secret", async () => {
    const foreign = await testApp({ environment: settings("not the secret of the store") });
    await assert.rejects(receive(png(67, 67), foreign), /answered 403/);
  });
});
