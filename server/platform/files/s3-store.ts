import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { type Caller, streamOutside } from "../outside/call.ts";
import type { FileStore, SealedFile } from "./file-store.ts";
import { EMPTY_SHA256, type S3Settings, signedHeaders } from "./s3-signature.ts";

/** The store's answer must begin within this; a file itself may take longer. */
const WAIT_MS = 60_000;

/** Files in any S3-compatible store. Each request is signed; the store never sees plain bytes. */
export function s3Store(app: Caller, settings: S3Settings): FileStore {
  return {
    async put(name, sealed) {
      const response = await call(app, settings, "PUT", name, sealed);
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the file store answered ${response.status} to PUT`);
      await rm(sealed.path, { force: true });
    },
    async get(name) {
      const response = await call(app, settings, "GET", name);
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new Error(`the file store answered ${response.status} to GET`);
      }
      return Readable.fromWeb(response.body as never);
    },
    async delete(name) {
      const response = await call(app, settings, "DELETE", name);
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) {
        throw new Error(`the file store answered ${response.status} to DELETE`);
      }
    },
  };
}

async function call(
  app: Caller,
  settings: S3Settings,
  method: "PUT" | "GET" | "DELETE",
  name: string,
  sealed?: SealedFile,
): Promise<Response> {
  const url = new URL(`/${settings.bucket}/${name}`, settings.url);
  const request = { method, url, sha256: sealed?.sha256 ?? EMPTY_SHA256 };
  return streamOutside(app, {
    party: "file-store",
    url: url.href,
    method,
    timeoutMs: WAIT_MS,
    headers: {
      ...signedHeaders(settings, request, app.clock.now()),
      ...(sealed ? { "content-length": String(sealed.bytes) } : {}),
    },
    ...(sealed ? { body: bytesOf(sealed) } : {}),
  });
}

function bytesOf(sealed: SealedFile): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(sealed.path)) as ReadableStream<Uint8Array>;
}
