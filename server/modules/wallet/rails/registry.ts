import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { defineRegistry, entriesOf, entryOf } from "../../../platform/registry.ts";
import type { RailWay } from "../orders/kind.ts";
import { bankRail } from "./bank/bank.ts";
import type { Rail, RailDirection, RailMandate } from "./rail.ts";

/** The socket of rails: one line for each. */
export const rails = defineRegistry<Rail>("wallet.rails", {
  bank: bankRail,
} satisfies Record<string, Rail>);

/** The rail of an order; one that nobody registered is a broken invariant. */
export function railOf(app: App, id: string): Rail {
  const rail = entryOf(app, rails, id);
  if (!rail) throw new Error(`no rail ${id}`);
  return rail;
}

/** The rail that a request names; refused when there is none. */
export function requestedRail(app: App, id: string): Rail {
  const rail = entryOf(app, rails, id);
  if (!rail) throw refuseRequest("not_found");
  return rail;
}

/** How accounts of the rail are proven. */
export function mandateOf(app: App, id: string): RailMandate {
  const spec = railOf(app, id).instrument;
  if (!spec) throw new Error(`the rail ${id} links no accounts`);
  return spec.mandate;
}

export function railWayOf(app: App, id: string, way: RailWay): RailDirection {
  const direction = railOf(app, id)[way];
  if (!direction) throw new Error(`the rail ${id} has no ${way}`);
  return direction;
}

export function allRails(app: App): readonly Rail[] {
  return Object.values(entriesOf(app, rails));
}

/** The institution's name, or the rail's; an agreement that has ended still shows its id. */
export function instrumentName(rail: Rail, institution: string | null, language: Language): string {
  if (institution === null || institution === rail.id) return rail.name[language];
  const known = rail.instrument?.institutions.find(({ id }) => id === institution);
  return known?.name[language] ?? institution;
}
