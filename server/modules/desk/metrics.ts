import { Gauge } from "prom-client";
import type { App } from "../../platform/app.ts";
import { caseCounts } from "../cases/index.ts";
import { queueOverview } from "../conversations/index.ts";
import { lastProofAt } from "../ledger/index.ts";

/** What somebody must be woken for. */
const FIGURES = {
  desk_waiting: "Conversations that wait for a person",
  desk_oldest_wait_seconds: "How long the first of them has waited",
  desk_agents_available: "Agents who take conversations",
  desk_unattended: "1 while customers wait and no agent is available",
  desk_stranded: "Conversations that wait for a word of an agent who is not there",
  desk_assignments_lapsed_last_hour: "Assignments that nobody answered in the last hour",
  desk_inbound_unprocessed: "Messages from outside that were not read for ten minutes",
  cases_obligations_overdue: "Duties of cases that are past their day",
  ledger_proof_age_seconds: "Since the continuous proof last caught up",
} as const;

type Figures = Record<keyof typeof FIGURES, number>;

/** The figures are read when monitoring asks for them; all of one page come from one look. */
export function measureDesk(app: App): void {
  let looking: Promise<Figures | undefined> | undefined;
  const look = () => {
    looking ??= readFigures(app)
      // With the database away the page still tells the rest; readiness tells this.
      .catch((error) => void app.log.warn({ err: error }, "the desk could not be measured"))
      .finally(() => {
        looking = undefined;
      }) as Promise<Figures | undefined>;
    return looking;
  };
  for (const [name, help] of Object.entries(FIGURES)) {
    const gauge = new Gauge({
      name,
      help,
      registers: [app.metrics.registry],
      async collect() {
        const figures = await look();
        if (figures) gauge.set(figures[name as keyof Figures]);
      },
    });
  }
}

async function readFigures(app: App): Promise<Figures> {
  const reader = app.database;
  const [queue, cases, provenAt] = await Promise.all([
    queueOverview(reader),
    caseCounts(reader),
    lastProofAt(reader),
  ]);
  const proofAgeMs = provenAt ? reader.now.getTime() - provenAt.getTime() : 0;
  return {
    desk_waiting: queue.waiting,
    desk_oldest_wait_seconds: queue.longestSeconds,
    desk_agents_available: queue.agents.filter(({ state }) => state === "available").length,
    desk_unattended: queue.unattendedSince ? 1 : 0,
    desk_stranded: queue.stranded,
    desk_assignments_lapsed_last_hour: queue.lapsedLastHour,
    desk_inbound_unprocessed: queue.unprocessedInbound,
    cases_obligations_overdue: cases.overdue,
    ledger_proof_age_seconds: Math.max(0, Math.round(proofAgeMs / 1_000)),
  };
}
