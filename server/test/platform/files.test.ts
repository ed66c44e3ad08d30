import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { listFiles } from "../../platform/files/link.ts";
import { newCustomer, newStaff } from "../people.ts";
import { app, boxes, download, handIn, server, stored, upload } from "./files.ts";
import { chunk, jpeg, media, pdf, png, webp } from "./sample-files.ts";

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
    const listed = await listFiles(app.database, boxes.of(ada.id));
    assert.deepEqual(
      listed.map((file) => [file.id, file.name, file.mediaType]),
      [[id, "photo.png", "image/png"]],
    );
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
