import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { closeConversation } from "./close.ts";
import { idleConversations } from "./queries.ts";

/** An automatic chat without a word for a day is over; with a person, three days are given. */
const AUTOMATIC_IDLE_HOURS = 24;
const ASSIGNED_IDLE_HOURS = 72;
const HOUR_MS = 3_600_000;
const CLOSE_MAX = 500;

/** Ends conversations that both sides have left, so that the next question starts afresh. */
export const closeIdle = job({
  name: "conversations.close-idle",
  payload: z.object({}),
  cron: "*/15 * * * *",
  run: async (app) => {
    const now = app.clock.now().getTime();
    const idle = await app.database.all(
      idleConversations,
      new Date(now - AUTOMATIC_IDLE_HOURS * HOUR_MS),
      new Date(now - ASSIGNED_IDLE_HOURS * HOUR_MS),
      CLOSE_MAX,
    );
    for (const { id } of idle) {
      await app.database.transaction((tx) => closeConversation(tx, systemActor("desk"), id));
    }
  },
});
