import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Prometheus metrics of one server process. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<"method" | "route" | "status">;
  readonly laneLists: Histogram<"lane">;
  readonly outsideCalls: Histogram<"party" | "outcome">;
  readonly jobs: Counter<"job" | "outcome">;
  readonly liveStreams: Gauge;
  readonly securityEvents: Counter<"kind" | "outcome" | "code">;
  readonly alarms: Counter<"kind">;
  /** 1 when the last check found the audit log whole, 0 when not; absent before the first. */
  readonly auditIntact: Gauge;
  readonly admins: Gauge;
  readonly adminRulesEased: Gauge;
  readonly untrustedForwards: Counter;
  readonly browserReports: Counter;
  readonly smsBudget: Gauge<"budget">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  // Among them nodejs_eventloop_lag_p99_seconds: how long requests wait for the one thread.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "http_request_duration_seconds",
      help: "Time from request to answer",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    laneLists: new Histogram({
      name: "lane_list_items",
      help: "Items in one committed list",
      labelNames: ["lane"],
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
      registers,
    }),
    outsideCalls: new Histogram({
      name: "outside_call_seconds",
      help: "Time of calls to other servers, by party and outcome",
      labelNames: ["party", "outcome"],
      buckets: [0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    jobs: new Counter({
      name: "jobs_total",
      help: "Jobs that ended, by outcome",
      labelNames: ["job", "outcome"],
      registers,
    }),
    liveStreams: new Gauge({ name: "live_streams", help: "Open live streams", registers }),
    ...trustMetrics(registers),
  };
}

/** What shows an attack, or that somebody should look. */
function trustMetrics(registers: Registry[]) {
  return {
    securityEvents: new Counter({
      name: "security_events_total",
      help: "Sign-ins, refusals and changes of factors, by outcome",
      labelNames: ["kind", "outcome", "code"],
      registers,
    }),
    alarms: new Counter({
      name: "alarms_total",
      help: "Alarms raised for people to look",
      labelNames: ["kind"],
      registers,
    }),
    auditIntact: new Gauge({
      name: "audit_chain_intact",
      help: "1 when the audit log was whole at its last check",
      registers,
    }),
    admins: new Gauge({ name: "staff_admins", help: "Admins who may sign in", registers }),
    adminRulesEased: new Gauge({
      name: "staff_admin_rules_eased",
      help: "1 until two admins are old enough to control one another; alarm on it",
      registers,
    }),
    untrustedForwards: new Counter({
      name: "http_untrusted_forwards_total",
      help: "Requests that brought X-Forwarded-For from a peer that TRUST_PROXY does not name",
      registers,
    }),
    browserReports: new Counter({
      name: "browser_reports_total",
      help: "Violations of the content policy that browsers reported",
      registers,
    }),
    smsBudget: new Gauge({
      name: "sms_budget_used_ratio",
      help: "Share of the day's codes by SMS and call that is spent, by country and in all",
      labelNames: ["budget"],
      registers,
    }),
  };
}
