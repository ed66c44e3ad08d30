import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import type { CaseCard } from "./types.ts";

/** For whom something is shown: their language, the present instant, and the staff who looks. */
export interface Viewer {
  readonly app: App;
  readonly language: Language;
  readonly now: Date;
  readonly staff?: StaffActor;
}

export function personView(name: string | null, number: string | null) {
  return name !== null && number !== null ? { displayName: name, staffNumber: number } : null;
}

export function openerOf({ opener_name: name, opener_number: number }: CaseCard) {
  return personView(name, number);
}

export function customerView(
  id: string,
  card: { customer_name: string; customer_number: string; phone_masked: string },
) {
  return {
    id,
    displayName: card.customer_name,
    customerNumber: card.customer_number,
    phoneMasked: card.phone_masked,
  };
}
