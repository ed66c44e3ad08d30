import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { restartRetention } from "../../platform/files/link.ts";
import { newCustomer } from "../people.ts";
import {
  app,
  boxes,
  clock,
  download,
  handIn,
  runNightly,
  server,
  stored,
  upload,
} from "./files.ts";
import { png } from "./sample-files.ts";

const DAY_MS = 86_400_000;

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
