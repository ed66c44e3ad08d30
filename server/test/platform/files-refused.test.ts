import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, it } from "node:test";
import { newCustomer } from "../people.ts";
import { app, server, stored, upload } from "./files.ts";
import { chunk, EMPTY_ZIP, jpeg, media, pdf, png } from "./sample-files.ts";

const MEGABYTE = 1024 * 1024;

describe("a file is refused and nothing of it is kept", () => {
  const page = "<!DOCTYPE html><script>alert(1)</script>";
  const refused: [what: string, bytes: Buffer, code: string, name?: string][] = [
    [
      "a picture by name that is a program",
      Buffer.from(`MZ${"\0".repeat(99)}`),
      "file_type_refused",
    ],
    ["a page", Buffer.from(page), "file_type_refused", "photo.png"],
    [
      "an SVG with a script",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("//x")</script></svg>'),
      "file_type_refused",
      "logo.svg",
    ],
    [
      "a bomb that calls itself 42.zip",
      Buffer.from("PK\x03\x04".padEnd(99)),
      "file_type_refused",
      "42.zip",
    ],
    ["an archive behind a picture", Buffer.concat([png(64, 64), EMPTY_ZIP]), "file_unsafe"],
    ["a page inside a picture", png(64, 64, [chunk("tEXt", Buffer.from(page))]), "file_unsafe"],
    ["a PDF inside a picture", png(64, 64, [chunk("tEXt", pdf())]), "file_unsafe"],
    ["a PDF that runs a script", pdf("/OpenAction << /S /JavaScript /JS (x) >>"), "file_unsafe"],
    ["a script whose name is escaped", pdf("/AA << /S /Java#53cript >>"), "file_unsafe"],
    ["a PDF that starts a program", pdf("/OpenAction << /S /Launch >>"), "file_unsafe"],
    ["a PDF with a file inside", pdf("/Names << /EmbeddedFiles 3 0 R >>"), "file_unsafe"],
    ["a picture of one pixel", png(1, 1), "file_picture_size"],
    ["a picture that unpacks to gigabytes", png(60_000, 60_000), "file_picture_size"],
    ["a photo that unpacks to gigabytes", jpeg(65_000, 65_000), "file_picture_size"],
    ["nothing at all", Buffer.alloc(0), "file_empty"],
    ["two bytes", Buffer.from([0xff, 0xd8]), "file_type_refused"],
    ["a picture of more than 15 MB", big(png(64, 64), 15 * MEGABYTE + 1), "file_too_large"],
    ["more than 50 MB", big(media("isom"), 50 * MEGABYTE + 1), "file_too_large"],
  ];
  for (const [what, bytes, code, name] of refused) {
    it(`when it is ${what}`, async () => {
      const ada = await newCustomer(server);
      const before = (await stored()).size;
      const sent = await upload(ada, bytes, name);
      assert.equal(sent.body.code, code);
      assert.equal((await stored()).size, before);
    });
  }
  it("when it is no file but a form", async () => {
    const sent = await (await newCustomer(server)).post("/v1/files", { name: "x" });
    assert.deepEqual([sent.status, sent.body.code], [415, "file_expected"]);
  });
  it("when its sender says nothing of its length and never ends it in time", async () => {
    const ada = await newCustomer(server);
    let sentBytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        const piece = sentBytes === 0 ? media("isom", MEGABYTE) : Buffer.alloc(MEGABYTE);
        sentBytes += piece.length;
        if (sentBytes > 60 * MEGABYTE) controller.close();
        else controller.enqueue(new Uint8Array(piece));
      },
    });
    const response = await fetch(`${server.url}/v1/files`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${ada.token}`,
        "x-jinnang-app": "wallet",
        "content-type": "application/octet-stream",
      },
      body: endless,
      duplex: "half",
    } as RequestInit);
    assert.equal(response.status, 413);
    assert.deepEqual(await readdir(app.config.files.incoming), []);
  });
  it("when one person has uploaded hundreds of megabytes without handing them in", async () => {
    const ada = await newCustomer(server);
    await upload(ada, png(70, 70));
    const blobs = `select blob_id from platform.file where uploaded_by = 'customer:${ada.id}'`;
    await app.database.pool.query(
      `update platform.blob set bytes = 600000000 where id in (${blobs})`,
    );
    assert.equal((await upload(ada, png(71, 71))).body.code, "file_quota");
  });
});

function big(start: Buffer, bytes: number): Buffer {
  return Buffer.concat([start, Buffer.alloc(bytes - start.length)]);
}
