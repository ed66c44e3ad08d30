import assert from "node:assert/strict";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { receiveFile } from "../../platform/files/receive.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testApp } from "../harness.ts";
import { EICAR, media, png } from "./sample-files.ts";

/**
 * A scanner that speaks clamd's INSTREAM as clamd 1.4 does: the command, pieces behind their
 * lengths, one line of answer. It knows one virus, the EICAR test file anywhere in the stream.
 */
type Mood = "well" | "hangs-up" | "too-long";
let mood: Mood = "well";
const scanned: number[] = [];

function serve(socket: Socket): void {
  let buffer = Buffer.alloc(0);
  let isOpen = false;
  const content: Buffer[] = [];
  socket.on("error", () => socket.destroy());
  socket.on("data", (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    const command = buffer.indexOf("\0");
    if (!isOpen && command !== -1) {
      assert.equal(buffer.subarray(0, command).toString(), "zINSTREAM");
      buffer = buffer.subarray(command + 1);
      isOpen = true;
    }
    if (isOpen && mood === "hangs-up") return void socket.destroy();
    while (isOpen && buffer.length >= 4) {
      const length = buffer.readUInt32BE(0);
      if (length === 0) return void finish(socket, Buffer.concat(content));
      if (buffer.length < 4 + length) return;
      content.push(buffer.subarray(4, 4 + length));
      buffer = buffer.subarray(4 + length);
      if (mood === "too-long") {
        return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      }
    }
  });
}

function finish(socket: Socket, content: Buffer): void {
  scanned.push(content.length);
  socket.end(content.includes(EICAR) ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0");
}

const path = join(tmpdir(), `clamd-${process.pid}.sock`);
const clamd: Server = createServer(serve);
await new Promise<void>((resolve) => clamd.listen(path, resolve));
after(() => clamd.close());

const actor = systemActor("test");
const app = await testApp({ environment: { CLAMD: path } });

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7_777) yield bytes.subarray(at, at + 7_777);
}
const receive = (bytes: Buffer, by = app) =>
  receiveFile(by, actor, { name: "x", body: inPieces(bytes) });

async function files(): Promise<number> {
  const { rows } = await app.database.pool.query("select count(*)::int as n from platform.file");
  return rows[0].n;
}

describe("a scanner", () => {
  it("sees every byte of a file before it is kept", async () => {
    mood = "well";
    const bytes = media("isom", 1_234_567);
    await receive(bytes);
    assert.equal(scanned.at(-1), bytes.length);
    const { rows } = await app.database.pool.query("select scanned from platform.file");
    assert.deepEqual(rows, [{ scanned: true }]);
  });
  it("that finds a virus keeps the file out, wherever in it the virus is", async () => {
    const before = await files();
    const infected = Buffer.concat([media("isom", 400_000), Buffer.from(EICAR), Buffer.alloc(99)]);
    await assert.rejects(receive(infected), { code: "file_infected" });
    assert.equal(await files(), before);
  });
  for (const bad of ["hangs-up", "too-long"] as const) {
    it(`that ${bad} keeps every file out until it is well again`, async () => {
      mood = bad;
      await assert.rejects(receive(media("isom", 900_000)), { code: "file_scan_unavailable" });
      mood = "well";
      await receive(png(64, 65));
    });
  }
  it("that is away keeps every file out: what was not scanned is never taken for clean", async () => {
    const alone = await testApp({ environment: { CLAMD: "127.0.0.1:9" } });
    await assert.rejects(receive(png(64, 66), alone), { code: "file_scan_unavailable" });
  });
});
