import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Order } from "../../modules/wallet/index.ts";
import type { TestServer } from "../harness.ts";
import { available, makePerson, type Person, until, yuan } from "./payments.ts";

/** How a rail behaves towards one person's next order. `waits`: it reports only what it is told to. */
export type RailBehaviour = "pays" | "refuses" | "silent" | "slow" | "twice" | "forges" | "waits";

/** One report of the rail about an order. */
export interface RailReport {
  readonly state: "pending" | "succeeded" | "failed";
  readonly amountMinor?: number;
  readonly currency?: string;
  /** Sent by somebody who has no key of the rail. */
  readonly forged?: true;
  /** The same number as another report: a repeat. */
  readonly id?: string;
}

/** A rail's simulator, as the suite drives it. */
export interface RailSimulator {
  behave(person: Person, behaviour: RailBehaviour): Promise<void>;
  /** What a customer posts to top up by this rail. */
  topUp(person: Person, minor: number): Promise<Record<string, unknown>>;
  /** Sends a report as the rail does; answers the status it got. */
  report(order: Order, report: RailReport): Promise<number>;
  wasRecalled(order: Order): Promise<boolean>;
}

const MINOR = 200_00;

interface Case {
  readonly title: string;
  readonly behaviour: RailBehaviour;
  readonly reports?: readonly RailReport[];
  readonly statuses?: readonly number[];
  readonly ends: Order["state"];
  readonly credited: boolean;
  readonly recalled?: true;
}

/** What every rail must stand, whatever its protocol; a new rail is held to all of it. */
const CASES: readonly Case[] = [
  { title: "pays", behaviour: "pays", ends: "succeeded", credited: true },
  { title: "refuses", behaviour: "refuses", ends: "failed", credited: false },
  {
    title: "says nothing until it is asked",
    behaviour: "silent",
    ends: "succeeded",
    credited: true,
  },
  { title: "is slow", behaviour: "slow", ends: "succeeded", credited: true },
  { title: "reports twice", behaviour: "twice", ends: "succeeded", credited: true },
  {
    title: "sends one report twice",
    behaviour: "waits",
    reports: [
      { state: "succeeded", id: "same" },
      { state: "succeeded", id: "same" },
    ],
    ends: "succeeded",
    credited: true,
  },
  {
    title: "moves the money after it said that it failed",
    behaviour: "waits",
    reports: [{ state: "failed" }, { state: "succeeded" }],
    ends: "failed",
    credited: false,
    recalled: true,
  },
  {
    title: "names another amount",
    behaviour: "waits",
    reports: [{ state: "succeeded", amountMinor: MINOR + 1 }],
    ends: "pending",
    credited: false,
  },
  {
    title: "names another currency",
    behaviour: "waits",
    reports: [{ state: "succeeded", currency: "USD" }],
    ends: "pending",
    credited: false,
  },
  {
    title: "is imitated",
    behaviour: "waits",
    reports: [{ state: "succeeded", forged: true }],
    statuses: [401],
    ends: "pending",
    credited: false,
  },
  {
    title: "is imitated while it did not pay",
    behaviour: "forges",
    ends: "failed",
    credited: false,
  },
  {
    title: "reports out of order",
    behaviour: "waits",
    reports: [{ state: "succeeded" }, { state: "failed" }, { state: "pending" }],
    ends: "succeeded",
    credited: true,
  },
];

/** The same contract test for every rail: behaviours as data, one order of one person each. */
export function exerciseRail(name: string, server: TestServer, simulator: RailSimulator): void {
  describe(`the rail ${name}, when it`, () => {
    for (const example of CASES) it(example.title, () => exercise(server, simulator, example));
  });
}

async function exercise(
  server: TestServer,
  simulator: RailSimulator,
  example: Case,
): Promise<void> {
  const person = await makePerson(server);
  await simulator.behave(person, example.behaviour);
  const body = { amount: yuan(MINOR), ...(await simulator.topUp(person, MINOR)) };
  const made = await person.call<Order>("POST", "/top-ups", body);
  assert.equal(made.status, 201, made.text);
  const read = async () => (await person.call<Order>("GET", `/orders/${made.body.id}`)).body;
  if (example.behaviour === "waits") await until(read, ({ state }) => state === "pending");
  const statuses: number[] = [];
  for (const report of example.reports ?? []) {
    statuses.push(await simulator.report(made.body, report));
    await allProcessed(server);
  }
  const expected = example.statuses ?? statuses.map(() => 200);
  assert.deepEqual(statuses, expected);
  const order = await until(read, ({ state }) => state === example.ends);
  if (example.recalled) await until(() => simulator.wasRecalled(order), Boolean);
  else assert.equal(await simulator.wasRecalled(order), false);
  const credited = example.credited ? BigInt(MINOR) : 0n;
  assert.equal(await available(server.app, person.walletId), credited);
  assert.equal(order.receiptNumber !== null, example.credited);
  for (const { text } of order.timeline) assert.match(text, / /, "every step has its sentence");
}

async function allProcessed(server: TestServer): Promise<void> {
  const sql = "select count(*)::int as left from wallet.rail_message where processed_at is null";
  const read = async () => (await server.app.database.pool.query(sql)).rows[0].left as number;
  await until(read, (left) => left === 0);
}
