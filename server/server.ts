import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import { endedSessions, modules, resolveActor } from "./modules/index.ts";
import type { App } from "./platform/app.ts";
import { createLanes } from "./platform/batch/lane.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { openDatabase } from "./platform/database/database.ts";
import { startJobs } from "./platform/events/jobs.ts";
import { createLive } from "./platform/events/live.ts";
import { liveSubscription } from "./platform/events/live-messages.ts";
import { type OutboxReader, startOutbox } from "./platform/events/outbox.ts";
import { destroyDueFiles } from "./platform/files/retention.ts";
import { housekeeping } from "./platform/housekeeping.ts";
import { createHttp } from "./platform/http/http.ts";
import { platformRoutes } from "./platform/http/routes.ts";
import { createLog } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import { collectExtras, type Extra } from "./platform/registry.ts";
import { startAuditSealer } from "./platform/security/audit-chain.ts";
import { sendAnchor, verifyAudit } from "./platform/security/audit-jobs.ts";
import { startSecurityLog } from "./platform/security/security-log.ts";
import { createVault } from "./platform/security/vault.ts";
import { watchSecurity } from "./platform/security/watch.ts";
import type { Stop } from "./platform/stop.ts";
import { serveApps } from "./web.ts";

/** A whole running server: HTTP, jobs, outbox and live streams over one database. */
export interface Server {
  readonly app: App;
  readonly http: FastifyInstance;
  /** Waits until every committed event has reached its subscribers. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  config: Config;
  databaseUrl: string;
  clock?: Clock;
  /** Tests that need no background work save its start. */
  background?: boolean;
  /** Entries that this app adds to the product's registries: a rail, an order kind, a channel. */
  extras?: readonly Extra[];
}

export function createApp(options: ServerOptions): App {
  const { config, databaseUrl, clock = systemClock, extras = [] } = options;
  const log = createLog({ level: config.logLevel, pretty: process.stdout.isTTY === true });
  const metrics = createMetrics();
  const app: App = {
    config,
    log,
    clock,
    metrics,
    vault: createVault(config.secretKey),
    database: openDatabase(databaseUrl, () => app, clock),
    lanes: createLanes({ database: () => app.database, log, metrics, grouped: config.lanes }),
    live: createLive({ database: () => app.database, metrics, endedSessions }),
    extras: collectExtras(extras),
    listener: { url: "" },
  };
  return app;
}

/** Builds and starts everything except listening on the port. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const app = createApp(options);
  const routes = [...platformRoutes, ...modules(app.config).flatMap((m) => m.routes ?? [])];
  const http = await createHttp({ app, routes, resolveActor });
  await serveApps(http, app.config);
  http.addHook("onListen", async () => {
    const address = http.server.address();
    if (typeof address !== "object" || !address) return;
    app.listener.url = `http://127.0.0.1:${address.port}`;
  });
  const stops = await startModules(app);
  const background =
    options.background === false ? undefined : await startBackground(app, options.databaseUrl);
  return {
    app,
    http,
    settle: async () => {
      await background?.outbox.settle();
    },
    async stop() {
      // New requests are refused first; then what is at hand ends; the database goes last.
      await app.live.stop();
      await http.close();
      await app.lanes.drain();
      await background?.stop();
      for (const stop of stops.reverse()) await stop();
      await app.database.close();
    },
  };
}

async function startModules(app: App): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (const module of modules(app.config)) {
    const stop = await module.start?.(app);
    if (stop) stops.push(stop);
  }
  return stops;
}

async function startBackground(
  app: App,
  databaseUrl: string,
): Promise<{ outbox: OutboxReader; stop(): Promise<void> }> {
  const all = modules(app.config);
  const subscriptions = [liveSubscription, ...all.flatMap((m) => m.subscriptions ?? [])];
  await app.live.start();
  const outbox = await startOutbox(app, subscriptions);
  const stopJobs = await startJobs(app, databaseUrl, [
    housekeeping,
    destroyDueFiles,
    verifyAudit,
    sendAnchor,
    watchSecurity,
    ...all.flatMap((m) => m.jobs ?? []),
  ]);
  const stopSealer = startAuditSealer(app);
  const stopSecurityLog = startSecurityLog(app);
  return {
    outbox,
    async stop() {
      stopSealer();
      await stopSecurityLog();
      await outbox.stop();
      await stopJobs();
    },
  };
}
