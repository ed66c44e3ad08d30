import type { App } from "../../../platform/app.ts";
import type { Reader } from "../../../platform/database/database.ts";
import { jurisdictionIn, localDay, startOfLocalDay } from "../../calendar/index.ts";
import { operatorRules } from "./operator-rules.ts";
import type { RuleFacts } from "./rule.ts";

/** The facts of a decision made now, for a customer of that level. */
export async function ruleFacts(
  reader: Reader,
  level: number,
  merchantCategory: string | null = null,
): Promise<RuleFacts> {
  const { app, now } = reader;
  const { jurisdiction } = app.config;
  const operator = await operatorRules(app);
  return { day: dayOf(app, now), jurisdiction, level, merchantCategory, operator };
}

/** The day that limits count: the calendar's, on the clock of the operator's jurisdiction. */
export function dayOf(app: App, at: Date): string {
  return localDay(at, clockOf(app));
}

export function startOfDay(app: App, at: Date): Date {
  return startOfLocalDay(at, clockOf(app));
}

function clockOf(app: App) {
  return jurisdictionIn(app, app.config.jurisdiction);
}
