import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { defineFileSubject, linkFile, restartRetention } from "../../platform/files/link.ts";
import { destroyDueFiles, type Retention } from "../../platform/files/retention.ts";
import type { CustomerActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { ADDRESS, type Client, type Customer, newCustomer, newStaff } from "../people.ts";
import { chunk, EMPTY_ZIP, jpeg, media, pdf, png, webp } from "./sample-files.ts";

const DAY_MS = 86_400_000;
const MEGABYTE = 1024 * 1024;

const clock = manualClock(new Date("2026-11-28T02:00:00Z"));
const server = await testServer({ clock });
const { app } = server;
const folder = app.config.files.folder;
/** Things that carry files, seen by their customer and by every member of staff. */
const boxes = defineFileSubject("test.box", async (_, actor, id) =>
  actor.kind === "customer" ? actor.customerId === id : actor.kind === "staff",
);

async function upload(who: Client, bytes: Buffer, name = "photo.png", app = "wallet") {
  const response = await fetch(`${server.url}/v1/files?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${who.token}`,
      "x-jinnang-app": app,
      "content-type": "application/octet-stream",
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function download(who: Client, id: string, app = "wallet") {
  const headers = { authorization: `Bearer ${who.token}`, "x-jinnang-app": app };
  const response = await fetch(`${server.url}/v1/files/${id}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

function actorOf(customer: Customer): CustomerActor {
  return {
    kind: "customer",
    customerId: customer.id,
    sessionId: customer.sessionId,
    deviceId: customer.deviceId,
    merchantIds: [],
    address: ADDRESS,
    language: "zh",
  };
}

async function handIn(customer: Customer, fileId: string, retention: Retention = "evidence") {
  const subject = boxes.of(customer.id);
  await app.database.transaction((tx) =>
    linkFile(tx, actorOf(customer), { fileId, subject, retention }),
  );
}

/** Every stored blob, by its name. */
async function stored(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    found.set(entry.name, await readFile(join(entry.parentPath, entry.name)));
  }
  return found;
}

const runNightly = () => destroyDueFiles.run(app, {});

describe("a file", () => {
  it("comes back byte for byte, named and typed by us, and is never shown as a page", async () => {
    const ada = await newCustomer(server);
    const bytes = png(640, 480, [chunk("tEXt", Buffer.alloc(200_000, 7))]);
    const sent = await upload(ada, bytes, "../收据 №1.svg");
    assert.equal(sent.status, 201);
    assert.equal(sent.body.name, "收据 №1.png");
    const got = await download(ada, sent.body.id ?? "");
    assert.ok(got.bytes.equals(bytes));
    assert.equal(got.headers.get("content-type"), "image/png");
    assert.equal(got.headers.get("x-content-type-options"), "nosniff");
    assert.equal(got.headers.get("content-security-policy"), "default-src 'none'; sandbox");
    assert.match(got.headers.get("cache-control") ?? "", /no-store/);
    assert.match(
      got.headers.get("content-disposition") ?? "",
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E6%94%B6%E6%8D%AE/,
    );
  });
  it("lies in the store once, sealed, under a name that says nothing", async () => {
    const ada = await newCustomer(server);
    const before = (await stored()).size;
    const bytes = png(99, 98, [chunk("tEXt", Buffer.from("a very private receipt".repeat(50)))]);
    const [one, two] = [await upload(ada, bytes), await upload(ada, bytes, "again.png")];
    assert.notEqual(one.body.id, two.body.id);
    const now = await stored();
    assert.equal(now.size, before + 1);
    for (const [name, content] of now) {
      assert.equal(content.includes("private receipt"), false);
      assert.equal(name.includes(one.body.sha256 ?? "-"), false);
    }
  });
  const kinds: [mediaType: string, bytes: Buffer][] = [
    ["image/png", png(64, 64)],
    ["image/jpeg", jpeg(3_024, 4_032, 30_000)],
    ["image/webp", webp(800, 600)],
    ["image/heic", media("heic")],
    ["application/pdf", pdf()],
    ["audio/mp4", media("M4A ")],
    ["video/mp4", media("isom")],
    ["audio/ogg", Buffer.concat([Buffer.from("OggS"), Buffer.alloc(64)])],
  ];
  for (const [mediaType, bytes] of kinds) {
    it(`is accepted as ${mediaType} by its bytes, whatever its name says`, async () => {
      const sent = await upload(await newCustomer(server), bytes, "x.exe");
      assert.deepEqual([sent.status, sent.body.mediaType], [201, mediaType]);
    });
  }
});

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

describe("who may see a file", () => {
  it("is its uploader, then whoever sees what it was handed in for; for others it is not there", async () => {
    const [ada, bob] = [await newCustomer(server), await newCustomer(server)];
    const staff = await newStaff(server, ["agent"]);
    const { id = "" } = (await upload(ada, png(81, 81))).body;
    assert.equal((await download(ada, id)).status, 200);
    assert.equal((await download(staff, id, "console")).status, 404);
    await handIn(ada, id);
    assert.equal((await download(ada, id)).status, 200);
    assert.equal((await download(staff, id, "console")).status, 200);
    assert.equal((await download(bob, id)).status, 404);
    assert.equal((await download(bob, randomUUID())).status, 404);
  });
  it("is logged when it is staff", async () => {
    const ada = await newCustomer(server);
    const staff = await newStaff(server, ["agent"]);
    const { id = "" } = (await upload(ada, png(82, 82))).body;
    await handIn(ada, id);
    await download(staff, id, "console");
    const { rows } = await app.database.pool.query(
      "select actor from platform.audit_entry where action = 'file.read' and subject = $1",
      [`file:${id}`],
    );
    assert.deepEqual(rows, [{ actor: `staff:${staff.id}` }]);
  });
  it("is not decided by handing in what somebody else uploaded", async () => {
    const [ada, bob] = [await newCustomer(server), await newCustomer(server)];
    const { id = "" } = (await upload(ada, png(83, 83))).body;
    await assert.rejects(handIn(bob, id), { code: "file_not_found" });
    assert.equal((await download(bob, id)).status, 404);
  });
});

describe("the end of a file", () => {
  it("comes after a day when it was handed in nowhere, and its bytes go with it", async () => {
    const ada = await newCustomer(server);
    const before = new Set((await stored()).keys());
    const { id = "" } = (await upload(ada, png(91, 91))).body;
    const [name = ""] = [...(await stored()).keys()].filter((one) => !before.has(one));
    clock.advance(DAY_MS - 1);
    await runNightly();
    assert.equal((await download(ada, id)).status, 200);
    clock.advance(2);
    await runNightly();
    assert.equal((await download(ada, id)).status, 404);
    assert.equal((await stored()).has(name), false);
  });
  it("waits for every upload of the same bytes", async () => {
    const [ada, bob] = [await newCustomer(server), await newCustomer(server)];
    const bytes = png(92, 92);
    const first = (await upload(ada, bytes)).body.id ?? "";
    const second = (await upload(bob, bytes)).body.id ?? "";
    await handIn(bob, second);
    clock.advance(2 * DAY_MS);
    await runNightly();
    assert.equal((await download(ada, first)).status, 404);
    assert.ok((await download(bob, second)).bytes.equals(bytes));
  });
  it("counts from the end of what it was for, and is logged", async () => {
    const ada = await newCustomer(server);
    const { id = "" } = (await upload(ada, png(93, 93))).body;
    await handIn(ada, id, "recording");
    clock.advance(1_000 * DAY_MS);
    await app.database.transaction((tx) => restartRetention(tx, boxes.of(ada.id), "recording"));
    clock.advance(1_000 * DAY_MS);
    await runNightly();
    assert.equal(await isThere(id), true);
    clock.advance(96 * DAY_MS);
    await runNightly();
    assert.equal(await isThere(id), false);
    const { rows } = await app.database.pool.query(
      "select actor from platform.audit_entry where action = 'file.destroy' and subject = $1",
      [`file:${id}`],
    );
    assert.deepEqual(rows, [{ actor: "system:files" }]);
  });
  it("does not take a file whose bytes come again while they are being deleted", async () => {
    const [ada, bob] = [await newCustomer(server), await newCustomer(server)];
    const bytes = png(94, 94);
    await upload(ada, bytes);
    clock.advance(3 * DAY_MS);
    await app.database.pool.query("update platform.blob set deleting_at = now()");
    const again = (await upload(bob, bytes)).body.id ?? "";
    await handIn(bob, again);
    await runNightly();
    assert.ok((await download(bob, again)).bytes.equals(bytes));
  });
});

/** Sessions end in the years that pass here, so the table is asked. */
async function isThere(id: string): Promise<boolean> {
  const { rows } = await app.database.pool.query(
    "select 1 from platform.file where id = $1 and destroyed_at is null",
    [id],
  );
  return rows.length === 1;
}

function big(start: Buffer, bytes: number): Buffer {
  return Buffer.concat([start, Buffer.alloc(bytes - start.length)]);
}
