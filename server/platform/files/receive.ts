import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { App } from "../app.ts";
import { type Actor, actorName } from "../http/permission.ts";
import { uuidv7 } from "../ids.ts";
import { blobName, CONTENT_CONTEXT, fileKey, NAME_CONTEXT } from "./blob.ts";
import { refuse } from "./errors.ts";
import type { SealedFile } from "./file-store.ts";
import { inspect } from "./inspect.ts";
import { fileName } from "./names.ts";
import { claimBlob, insertFile, looseBytes, markStored } from "./queries.ts";
import { LOOSE_MS } from "./retention.ts";
import { type Scan, startScan } from "./scan.ts";
import { type Bytes, seal } from "./seal.ts";
import { fileStore } from "./store.ts";
import { FILE_BYTES_MAX, type FileType, typeOf } from "./types.ts";

/** The type, the size of a picture and a second type are looked for in so much of the beginning. */
const HEAD_BYTES = 65_536;
/** What one person may have uploaded without handing it in: ten of the largest files. */
const LOOSE_BYTES_MAX = BigInt(10 * FILE_BYTES_MAX);

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Takes a file in as it streams by, with a few chunks in memory: measured, typed by its bytes,
 * inspected, scanned and sealed at once. Plain bytes never reach the disk, and what is refused is
 * deleted. The caller links it to what it is for (`linkFile`) within a day.
 */
export async function receiveFile(
  app: App,
  actor: Actor,
  given: { name: string; body: Bytes },
): Promise<ReceivedFile> {
  await demandQuota(app, actor);
  const id = uuidv7(app.clock.now().getTime());
  const path = join(app.config.files.incoming, id);
  await mkdir(app.config.files.incoming, { recursive: true });
  try {
    const taken = await takeIn(app, path, given.body);
    await keep(app, taken);
    const name = fileName(given.name, taken.type);
    await app.database.transaction(async (tx) => {
      await tx.run(markStored, taken.blobId, tx.now);
      await tx.run(
        insertFile,
        id,
        taken.blobId,
        taken.type.mediaType,
        app.vault.seal(name, NAME_CONTEXT),
        actorName(actor),
        taken.scanned,
        tx.now,
        new Date(tx.now.getTime() + LOOSE_MS),
      );
    });
    const { bytes, sha256, type } = taken;
    return { id, name, mediaType: type.mediaType, bytes, sha256 };
  } finally {
    await rm(path, { force: true });
  }
}

async function demandQuota(app: App, actor: Actor): Promise<void> {
  const since = new Date(app.clock.now().getTime() - LOOSE_MS);
  const { bytes } = await app.database.one(looseBytes, actorName(actor), since);
  if (bytes > LOOSE_BYTES_MAX) throw refuse("file_quota");
}

interface Taken {
  readonly type: FileType;
  readonly bytes: number;
  readonly sha256: string;
  readonly scanned: boolean;
  readonly sealed: SealedFile;
  blobId: string;
  contentIndex: Buffer;
  isStored: boolean;
}

async function takeIn(app: App, path: string, body: Bytes): Promise<Taken> {
  const { clamd } = app.config.files;
  const scan = clamd ? await startScan(clamd) : undefined;
  try {
    const checked = new Checked(scan);
    const hash = createHash("sha256");
    let sealedBytes = 0;
    const counted = async function* () {
      for await (const piece of seal(fileKey(app), checked.stream(body))) {
        hash.update(piece);
        sealedBytes += piece.length;
        yield piece;
      }
    };
    await pipeline(Readable.from(counted()), createWriteStream(path));
    const { type, bytes, sha256 } = await checked.finish();
    const contentIndex = app.vault.blindIndex(sha256, CONTENT_CONTEXT);
    const blob = await app.database.transaction((tx) =>
      tx.one(claimBlob, uuidv7(tx.now.getTime()), contentIndex, bytes, tx.now),
    );
    const sealed = { path, bytes: sealedBytes, sha256: hash.digest("hex") };
    const scanned = scan !== undefined;
    const isStored = blob.is_stored;
    return { type, bytes, sha256, scanned, sealed, blobId: blob.id, contentIndex, isStored };
  } finally {
    scan?.abort();
  }
}

/** Equal contents lie in the store once. */
async function keep(app: App, taken: Taken): Promise<void> {
  if (taken.isStored) return;
  await fileStore(app).put(blobName(taken.contentIndex, taken.blobId), taken.sealed);
}

/** Passes a file on while it checks it; the first thing that is wrong ends the stream. */
class Checked {
  readonly #scan: Scan | undefined;
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #type: FileType | undefined;
  #inspection: ReturnType<typeof inspect> | undefined;

  constructor(scan: Scan | undefined) {
    this.#scan = scan;
  }

  async *stream(body: Bytes): AsyncGenerator<Buffer> {
    for await (const piece of withHead(body)) {
      this.#bytes += piece.length;
      if (this.#bytes === 0) break;
      this.#type ??= demandType(piece);
      this.#inspection ??= inspect(this.#type, piece.subarray(0, HEAD_BYTES));
      if (this.#bytes > this.#type.bytesMax) throw tooLarge(this.#type.bytesMax);
      this.#inspection.see(piece);
      this.#hash.update(piece);
      await this.#scan?.see(piece);
      yield piece;
    }
    if (this.#bytes === 0) throw refuse("file_empty");
  }

  async finish() {
    const fault = this.#inspection?.finish();
    if (fault) throw refuse(fault);
    const verdict = await this.#scan?.finish();
    if (verdict === "infected") throw refuse("file_infected");
    if (verdict === "unavailable") throw refuse("file_scan_unavailable");
    if (!this.#type) throw refuse("file_empty");
    return { type: this.#type, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

function demandType(head: Buffer): FileType {
  const type = typeOf(head);
  if (!type) throw refuse("file_type_refused");
  return type;
}

export function tooLarge(bytesMax: number) {
  return refuse("file_too_large", { megabytes: bytesMax / 1024 / 1024 });
}

/** The same bytes, but the first piece is the whole head, however slowly it came. */
async function* withHead(body: Bytes): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of body) {
    if (!head) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < HEAD_BYTES) continue;
    yield head;
    head = undefined;
  }
  if (head) yield head;
}
