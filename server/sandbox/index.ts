import { generate } from "otplib";
import { z } from "zod";
import { sandboxMessages } from "../modules/notify/index.ts";
import { RELAXED, route } from "../platform/http/route.ts";
import type { Module } from "../platform/module.ts";
import { bankJobs } from "./bank.ts";
import { bankRoutes } from "./bank-routes.ts";
import { mandateRoutes } from "./mandate-routes.ts";
import { mandateJobs } from "./mandates.ts";
import { PASSWORD, PIN, sandboxCustomers, sandboxStaff } from "./people.ts";
import { staffNumberOf } from "./seed.ts";

const anyone = { allow: ["anyone"], limit: RELAXED, hidden: true } as const;

/** The newest messages that would have left; older ones are of no use to a tester. */
const MESSAGES_SHOWN_MAX = 50;

const routes = [
  route({
    ...anyone,
    method: "GET",
    url: "/sandbox-api/people",
    summary: "Sandbox: people to sign in as, with their secrets and current codes",
    answer: z.object({
      customers: z.array(
        z.object({
          name: z.string(),
          phone: z.string(),
          password: z.string(),
          pin: z.string(),
          note: z.string(),
          code: z.string().nullable(),
        }),
      ),
      staff: z.array(
        z.object({
          name: z.string(),
          staffNumber: z.string(),
          password: z.string(),
          roles: z.array(z.string()),
          totpCode: z.string(),
        }),
      ),
    }),
    handler: async () => ({
      customers: sandboxCustomers.map(({ name, phone, note, merchant }) => ({
        name,
        phone,
        password: PASSWORD,
        pin: PIN,
        note,
        code: merchant?.code ?? null,
      })),
      staff: await Promise.all(
        sandboxStaff.map(async (person) => ({
          name: person.name,
          staffNumber: staffNumberOf(person),
          password: PASSWORD,
          roles: [...person.roles],
          totpCode: await generate({ secret: person.totpSecret }),
        })),
      ),
    }),
  }),
  route({
    ...anyone,
    method: "GET",
    url: "/sandbox-api/messages",
    summary: "Sandbox: what would have left by SMS, call or e-mail, newest first",
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          channel: z.string(),
          address: z.string(),
          title: z.string().nullable(),
          text: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
    handler: async ({ tx }) => {
      const messages = await sandboxMessages(tx, { limit: MESSAGES_SHOWN_MAX });
      return { items: messages.map((message) => ({ ...message, at: message.at.toISOString() })) };
    },
  }),
  ...bankRoutes,
  ...mandateRoutes,
];

/** The sandbox: a play bank and the people to play with. Registered in sandbox mode only. */
export const module: Module = {
  name: "sandbox",
  routes,
  jobs: [...bankJobs, ...mandateJobs],
};
