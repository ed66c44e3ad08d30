import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { manualClock } from "../../platform/clock.ts";
import { defineFileSubject, linkFile } from "../../platform/files/link.ts";
import { destroyDueFiles, type Retention } from "../../platform/files/retention.ts";
import type { CustomerActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { ADDRESS, type Client, type Customer } from "../people.ts";

export const clock = manualClock(new Date("2026-11-28T02:00:00Z"));
export const server = await testServer({ clock });
export const { app } = server;
const folder = app.config.files.folder;
/** Things that carry files, seen by their customer and by every member of staff. */
export const boxes = defineFileSubject("test.box", async (_, actor, id) =>
  actor.kind === "customer" ? actor.customerId === id : actor.kind === "staff",
);

export async function upload(who: Client, bytes: Buffer, name = "photo.png", app = "wallet") {
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

export async function download(who: Client, id: string, app = "wallet") {
  const headers = { authorization: `Bearer ${who.token}`, "x-jinnang-app": app };
  const response = await fetch(`${server.url}/v1/files/${id}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

export function actorOf(customer: Customer): CustomerActor {
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

export async function handIn(
  customer: Customer,
  fileId: string,
  retention: Retention = "evidence",
) {
  const subject = boxes.of(customer.id);
  await app.database.transaction((tx) =>
    linkFile(tx, actorOf(customer), { fileId, subject, retention }),
  );
}

/** Every stored blob, by its name. */
export async function stored(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    found.set(entry.name, await readFile(join(entry.parentPath, entry.name)));
  }
  return found;
}

export const runNightly = () => destroyDueFiles.run(app, {});
