import { z } from "zod";
import type { Reader } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { staffCardsOf } from "../../identity/index.ts";
import { listsConflicts } from "../file/reads.ts";
import { personSchema, reasonSchema } from "../file/schemas.ts";
import { declareConflict, endConflict, listConflicts } from "./conflicts.ts";

const STAFF_NUMBER_LENGTH_MAX = 10;
const PHONE_LENGTH_MAX = 30;

const conflictSchema = z
  .object({
    id: z.uuid(),
    staff: personSchema,
    kind: z.enum(["own", "relative"]),
    phoneMasked: z.string(),
    hasWallet: z.boolean().describe("somebody had a wallet under the number when it was declared"),
    note: z.string(),
    recordedBy: personSchema,
    recordedAt: timeSchema,
    mayEnd: z.boolean(),
  })
  .meta({ id: "Conflict" });

const listSchema = z.object({ items: z.array(conflictSchema) });

/** Declared conflicts of interest. The number stands in bodies only, never in an address. */
export const conflictRoutes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/cases/conflicts",
    summary: "Declared conflicts: all of them for compliance, one's own for everybody else",
    allow: ["agent", "supervisor", "finance", "compliance"],
    limit: RELAXED,
    answer: listSchema,
    reads: listsConflicts,
    handler: ({ tx, actor }) => view(tx, actor),
  }),
  route({
    method: "POST",
    url: "/v1/cases/conflicts",
    summary: "Declare a wallet of one's own or of somebody close; for others, compliance does",
    allow: ["agent", "supervisor", "finance", "compliance"],
    limit: CAREFUL,
    body: z.object({
      staffNumber: z.string().trim().min(1).max(STAFF_NUMBER_LENGTH_MAX),
      kind: z.enum(["own", "relative"]),
      phone: z.string().trim().min(1).max(PHONE_LENGTH_MAX),
      note: reasonSchema,
    }),
    answer: listSchema,
    reads: listsConflicts,
    status: 201,
    handler: async ({ tx, actor, body }) => {
      await declareConflict(tx, actor, body);
      return view(tx, actor);
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/conflicts/:id/end",
    summary: "End a declared conflict of a colleague; never one's own",
    allow: ["compliance"],
    limit: CAREFUL,
    params: idParams,
    answer: listSchema,
    reads: listsConflicts,
    handler: async ({ tx, actor, params }) => {
      await endConflict(tx, actor, params.id);
      return view(tx, actor);
    },
  }),
];

async function view(reader: Reader, actor: StaffActor): Promise<z.input<typeof listSchema>> {
  const rows = await listConflicts(reader, actor);
  const ids = rows.flatMap((row) => [row.staff_id, row.recorded_by]);
  const cards = await staffCardsOf(reader, [...new Set(ids)]);
  const person = (id: string) => {
    const card = cards.get(id);
    return { displayName: card?.displayName ?? "", staffNumber: card?.staffNumber ?? "" };
  };
  return {
    items: rows.map((row) => ({
      id: row.id,
      staff: person(row.staff_id),
      kind: row.kind,
      phoneMasked: row.phone_masked,
      hasWallet: row.customer_id !== null,
      note: row.note,
      recordedBy: person(row.recorded_by),
      recordedAt: row.recorded_at.toISOString(),
      mayEnd: actor.roles.includes("compliance") && row.staff_id !== actor.staffId,
    })),
  };
}
