import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jurisdictionCodes } from "../../modules/calendar/index.ts";
import { caseKinds } from "../../modules/cases/file/types.ts";
import { dutyRegistry, type Rule } from "../../modules/cases/index.ts";
import { rulesFor } from "../../modules/cases/obligations/duties.ts";
import { manualClock } from "../../platform/clock.ts";
import { entriesOf } from "../../platform/registry.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";

const clock = manualClock(new Date("2026-11-23T02:00:00Z"));
const server = await testServer({ clock });
const NOW = clock.now();

const everyKind = jurisdictionCodes.flatMap((jurisdiction) =>
  caseKinds.map((kind) => ({
    at: `${jurisdiction} ${kind}`,
    rules: rulesFor(server.app, kind, jurisdiction, NOW),
  })),
);

describe("the rules of every jurisdiction", () => {
  const all: Rule[] = Object.values(entriesOf(server.app, dutyRegistry)).flat();

  it("acknowledge every case and leave none without a next duty", () => {
    const wrong = everyKind.filter(({ rules }) => {
      const met = new Set(rules.map(({ metBy }) => metBy));
      return !met.has("acknowledgement") || !met.has("closing");
    });
    assert.deepEqual(
      wrong.map(({ at }) => at),
      [],
    );
  });
  it("apply one version of a duty to one occasion", () => {
    const twice = everyKind.filter(({ rules }) => {
      const occasions = rules.flatMap(({ rule, triggers }) =>
        triggers.map((on) => `${rule} ${on}`),
      );
      return new Set(occasions).size < occasions.length;
    });
    assert.deepEqual(
      twice.map(({ at }) => at),
      [],
    );
  });
  it("ask for no stopped clock where they apply, because no clock stops yet", () => {
    const wrong = everyKind.filter(({ rules }) =>
      rules.some(({ pausesOn }) => pausesOn.length > 0),
    );
    assert.deepEqual(
      wrong.map(({ at }) => at),
      [],
    );
  });
  it("name their sources, and their doubts where confidence is low", () => {
    const wrong = all.filter(
      ({ sources, confidence, doubt, withdrawn }) =>
        sources.length === 0 || (confidence === "low" && !doubt && !withdrawn),
    );
    assert.deepEqual(wrong, []);
  });
  it("are planned without applying to any case", () => {
    assert.ok(all.some(({ kind }) => kind === "planned"));
    const wrong = everyKind.filter(({ rules }) => rules.some(({ kind }) => kind === "planned"));
    assert.deepEqual(wrong, []);
  });
});

describe("the answer to a complaint in China", () => {
  async function complaint() {
    const agent = await newStaff(server, ["agent"]);
    const supervisor = await newStaff(server, ["supervisor"]);
    const customer = await newCustomer(server);
    const { body } = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      subject: "x",
      description: "x",
    });
    return { supervisor, opened: body, path: `/v1/cases/${body.id}` };
  }

  it("is due after fifteen calendar days, with its source and its doubt beside it", async () => {
    const { opened } = await complaint();
    const answer = opened.obligations.at(-1);
    assert.deepEqual(
      [answer.version, answer.dueAt, answer.unit, answer.daysLeft],
      ["cn-2026-2", "2026-12-08T15:59:59.000Z", "calendar_days", 15],
    );
    assert.deepEqual(answer.extension, { daysMax: 60, unit: "calendar_days" });
    assert.match(answer.sources[0], /PBoC Order 2020-5/);
    assert.match(answer.doubt, /not established/);
    assert.equal(opened.obligations[0].kind, "promise");
  });

  it("is put off to the sixtieth day and no further", async () => {
    const { supervisor, path } = await complaint();
    const ask = (days: number) => supervisor.post(`${path}/extensions`, { days, reason: "x" });
    assert.equal((await ask(61)).body.code, "extension_too_long");
    assert.equal((await ask(60)).body.dueAt, "2027-01-22T15:59:59.000Z");
  });

  it("keeps the version under which an open case got its day", async () => {
    const { supervisor, opened, path } = await complaint();
    await server.app.database.pool.query(
      `update cases.obligation set rule_version = 'cn-2026-1', due_at = $2
       where case_id = $1 and rule = 'answer'`,
      [opened.id, "2026-12-14T15:59:59Z"],
    );
    const { body } = await supervisor.get(path);
    const answer = body.obligations.at(-1);
    assert.deepEqual(
      [answer.title, answer.unit],
      ["Answer within 15 working days", "working_days"],
    );
    assert.match(answer.doubt, /European figure/);
    const tooLong = await supervisor.post(`${path}/extensions`, { days: 36, reason: "x" });
    assert.equal(tooLong.body.code, "extension_too_long");
  });
});
