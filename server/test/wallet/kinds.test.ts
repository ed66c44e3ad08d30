// Goal: what the module's page says about orders is what the registry does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { orderKinds } from "../../modules/wallet/orders/kinds.ts";
import { endedStates, orderStates } from "../../modules/wallet/orders/types.ts";
import { rails } from "../../modules/wallet/rails/registry.ts";

const README = new URL("../../modules/wallet/README.md", import.meta.url);

describe("the kinds of orders", () => {
  it("move as the picture in the module's page shows", () => {
    const [, picture = ""] = /```states\n([^`]*)```/.exec(readFileSync(README, "utf8")) ?? [];
    const drawn = picture
      .trim()
      .split("\n")
      .map((line) => line.replace(/: +/, ": "));
    const made = Object.entries(orderKinds.shipped).flatMap(([kind, { starts, moves }]) =>
      orderStates
        .filter((state) => starts.includes(state) || moves[state])
        .map((state) => {
          const from = starts.includes(state) ? `[${state}]` : state;
          const to = moves[state] ? ` → ${moves[state].join(", ")}` : "";
          return `${kind}: ${from}${to}`;
        }),
    );
    assert.deepEqual(drawn, made);
  });

  it("never lead out of an end, and can always reach one", () => {
    for (const [kind, { starts, moves }] of Object.entries(orderKinds.shipped)) {
      for (const state of endedStates) {
        assert.deepEqual(moves[state] ?? [], moves[state] ? [state] : [], `${kind} ${state}`);
      }
      const reached = new Set(starts);
      for (const state of reached) for (const next of moves[state] ?? []) reached.add(next);
      assert.ok(
        [...reached].some((state) => endedStates.has(state)),
        kind,
      );
    }
  });

  it("let customers cancel only where the kind can be cancelled", () => {
    for (const [kind, { customerMayCancel, moves }] of Object.entries(orderKinds.shipped)) {
      for (const state of customerMayCancel) assert.ok(moves[state]?.includes("cancelled"), kind);
    }
  });
});

describe("the rails", () => {
  it("have a sentence for every step and reason that the engine writes", () => {
    for (const rail of Object.values(rails.shipped)) {
      for (const way of [rail.topUp, rail.payOut]) {
        if (!way) continue;
        const kindSteps = Object.values(orderKinds.shipped).flatMap(({ texts }) =>
          Object.keys(texts.steps),
        );
        for (const key of Object.values(way.steps)) {
          assert.ok(way.texts.steps[key] ?? kindSteps.includes(key), `${rail.id} ${key}`);
        }
        for (const key of Object.values(way.reasons)) assert.ok(way.texts.reasons[key], key);
      }
    }
  });
});
