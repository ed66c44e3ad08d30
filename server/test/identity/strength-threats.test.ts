// Threat: a stranger whose passwords take the whole process's time.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { requireStrongPassword } from "../../modules/identity/factors/password-strength.ts";
import { testServer } from "../harness.ts";

const server = await testServer();
/** Looks like many words in many spellings: the estimator tries them all. */
const CONTRIVED = "p4$$w0rd".repeat(16);
const person = { language: "en", personal: ["4@".repeat(100)] } as const;

describe("threat: passwords made to take long", () => {
  it("are judged beside the thread that answers: it goes on meanwhile", async () => {
    let turns = 0;
    let done = false;
    const judged = requireStrongPassword(server.app, CONTRIVED, person)
      .catch(() => undefined)
      .finally(() => {
        done = true;
      });
    while (!done) {
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await judged;
    // On one thread there would be a turn or two.
    assert.ok(turns > 20, `${turns} turns`);
  });
  it("are refused when too many wait, so that memory and the honest are safe", async () => {
    const flood = Array.from({ length: 30 }, () =>
      requireStrongPassword(server.app, CONTRIVED, person).then(
        () => "accepted",
        (error) => error.code,
      ),
    );
    const codes = await Promise.all(flood);
    assert.equal(codes.filter((code) => code === "service_unavailable").length, 10);
    await requireStrongPassword(server.app, "lantern-river-42", person);
  });
  it("cannot be asked about by a stranger at all: the browser judges", async () => {
    const answer = await fetch(`${server.url}/v1/identity/password/strength`, { method: "POST" });
    assert.equal(answer.status, 404);
  });
});
