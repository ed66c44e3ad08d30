import type { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { defineRegistry, entryOf } from "../../../platform/registry.ts";
import type { CaseAction } from "./action.ts";
import { goodwillCredit } from "./goodwill-credit.ts";
import { refund } from "./refund.ts";
import { unknownActionText } from "./texts.ts";
import type { ProposalRow } from "./types.ts";
import { unlock } from "./unlock.ts";

/** Every action that the product ships, by its type. */
export const actions = {
  refund,
  goodwill_credit: goodwillCredit,
  unlock,
} satisfies Record<string, CaseAction>;

/** The socket for actions: those of the product, and those that one app adds. */
export const actionRegistry = defineRegistry<CaseAction>("cases.actions", actions);

export function actionOf(app: App, type: string): CaseAction | undefined {
  return entryOf(app, actionRegistry, type);
}

/** A stored proposal's action with its data; undefined when this server cannot read it. */
export function readAction(
  app: App,
  proposal: Pick<ProposalRow, "action" | "data">,
): { action: CaseAction; data: z.output<z.ZodObject> } | undefined {
  const action = actionOf(app, proposal.action);
  const parsed = action?.data.safeParse(proposal.data);
  return action && parsed?.success ? { action, data: parsed.data } : undefined;
}

/** A proposal's action in words, as the timeline and messages say it. */
export function proposalText(app: App, proposal: ProposalRow, language: Language): string {
  const read = readAction(app, proposal);
  return read
    ? read.action.text(read.data, language)
    : unknownActionText(proposal.action, language);
}
