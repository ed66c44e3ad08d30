import { z } from "zod";
import { event } from "../events/event.ts";
import { alarmKinds } from "./alarm-kinds.ts";

/** Somebody should look: shown at once to those who watch over the desk. */
export const alarmRaised = event(
  "platform.alarm-raised",
  z.object({ id: z.uuid(), kind: z.enum(alarmKinds), subject: z.string() }),
  { roles: ["supervisor", "auditor", "admin"] },
);
