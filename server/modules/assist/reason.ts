import type { ReasonKind } from "./reason-texts.ts";

/** One thing of the customer's own that they may be asking about. */
export interface Reason {
  kind: ReasonKind;
  title: string;
  text: string;
  state: string;
  next: string | null;
  articleSlug: string | null;
  orderId: string | null;
  caseId: string | null;
  at: string;
  /** Not settled yet: it comes before everything that is. */
  isOpen: boolean;
}
