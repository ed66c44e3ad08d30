import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { openLibrary } from "../../modules/help/articles/library.ts";
import type { ArticleContent } from "../../modules/help/editing/types.ts";
import { watchModels } from "../../modules/help/training/watch.ts";
import type { App } from "../../platform/app.ts";
import type { Tx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/errors.ts";
import type { StaffActor, StaffRole } from "../../platform/http/permission.ts";
import { createApp } from "../../server.ts";
import { type TestServer, testConfig } from "../harness.ts";
import type { Person } from "../people.ts";

/** Those who write and review help articles, and what they write, for the tests of editing. */
const ASKED_ZH = "是什么|怎么弄|在哪里|要多久|多少钱|谁能办|能取消吗|没成功|看不懂|有限制吗";
const ASKED_EN = "what is it|how to|where|how long|how much|who may|cancel|failed|unclear|limits";

/** An article without faults about a thing of this name. */
export function words(name: string, changed: Partial<ArticleContent> = {}): ArticleContent {
  return {
    category: "top-up",
    title: { zh: `${name}说明`, en: `About ${name}` },
    summary: { zh: `${name}的摘要`, en: `${name} in short` },
    body: { zh: `打开[首页](app:/)，再看${name}。`, en: `Open [home](app:/) and see ${name}.` },
    phrasings: {
      zh: ASKED_ZH.split("|").map((asked) => `${name}${asked}`),
      en: ASKED_EN.split("|").map((asked) => `${name} ${asked}`),
    },
    related: [],
    planned: false,
    facts: null,
    ...changed,
  };
}

export async function articleFolder() {
  const path = await mkdtemp(join(tmpdir(), "jinnang-content-"));
  after(() => rm(path, { recursive: true }));
  const file = (slug: string) => join(path, `${slug}.json`);
  return {
    url: pathToFileURL(`${path}/`),
    write: (slug: string, content: ArticleContent) =>
      writeFile(file(slug), JSON.stringify({ slug, ...content })),
    remove: (slug: string) => rm(file(slug)),
  };
}

const path = (slug: string) => `/v1/help/editor/articles/${slug}`;

/** The acts of a writer or reviewer over HTTP, each with its whole answer. */
export function desk(of: Person) {
  return {
    read: (slug: string) => of.get(path(slug)),
    version: (slug: string, version: number) => of.get(`${path(slug)}/versions/${version}`),
    list: (query = "") => of.get(`/v1/help/editor/articles${query}`),
    save: (slug: string, body: object) => of.put(`${path(slug)}/draft`, body),
    discard: (slug: string, revision: number) =>
      of.delete(`${path(slug)}/draft?revision=${revision}`),
    submit: (slug: string, revision: number) => of.post(`${path(slug)}/draft/submit`, { revision }),
    publish: (slug: string, revision: number) =>
      of.post(`${path(slug)}/draft/publish`, { revision }),
    giveBack: (slug: string, revision: number, reason: string) =>
      of.post(`${path(slug)}/draft/return`, { revision, reason }),
    retire: (slug: string, note = "") => of.post(`${path(slug)}/retire`, { note }),
    restore: (slug: string, version: number) => of.post(`${path(slug)}/restore`, { version }),
  };
}

/** One writes and submits, another publishes; answers the new version. */
export async function publishBy(
  writer: Person,
  reviewer: Person,
  input: { slug: string; kind: "new" | "change"; content: ArticleContent },
): Promise<number> {
  const { slug, ...body } = input;
  const saved = await desk(writer).save(slug, { revision: null, ...body });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const submitted = await desk(writer).submit(slug, saved.body.revision);
  assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
  const published = await desk(reviewer).publish(slug, submitted.body.revision);
  assert.equal(published.status, 200, JSON.stringify(published.body));
  return published.body.version;
}

/** Another process on the same database, as far as help is concerned. */
export async function secondProcess({ databaseUrl }: TestServer): Promise<App> {
  const second = createApp({ config: await testConfig(), databaseUrl });
  await openLibrary(second);
  const unwatch = await watchModels(second);
  after(async () => {
    await unwatch();
    await second.database.close();
  });
  return second;
}

export function actor(displayName: string, roles: readonly StaffRole[]): StaffActor {
  return {
    kind: "staff",
    staffId: randomUUID(),
    staffNumber: "1000",
    displayName,
    roles,
    sessionId: randomUUID(),
    address: "127.0.0.1",
    language: "zh",
  };
}

type Act = (tx: Tx) => Promise<unknown>;

/**
 * Runs the second act while the first has done its work but not committed it; the first commits
 * when the second waits for it. Answers the second's refusal, or "" when it succeeded as well.
 */
export async function whileOpen(app: App, first: Act, second: Act): Promise<string> {
  const isDone = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const one = app.database.transaction(async (tx) => {
    await first(tx);
    isDone.resolve();
    await mayCommit.promise;
  });
  one.catch(isDone.reject);
  await isDone.promise;
  let isOver = false;
  const other = app.database
    .transaction(second)
    .then(() => "", refusalCode)
    .finally(() => {
      isOver = true;
    });
  while (!isOver && !(await somebodyWaits(app))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.equal(isOver, false, "the second did not wait for the first");
  mayCommit.resolve();
  await one;
  return other;
}

export function refusalCode(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}

async function somebodyWaits(app: App): Promise<boolean> {
  const { rowCount } = await app.database.pool.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return (rowCount ?? 0) > 0;
}
