import type { Reads } from "../../../platform/security/audit-reads.ts";

/** What the audit log says of answers that show cases and proposals to staff. */

interface ShownCase {
  readonly id: string;
  readonly customer: { readonly id: string };
}

export const showsCase: Reads = {
  action: "cases.view",
  about: (answer: ShownCase) => [`customer:${answer.customer.id}`],
  subject: (answer: ShownCase) => `case:${answer.id}`,
};

/** After an act on a case, which has an entry of its own, the screen shows the case again. */
export const showsCaseAgain: Reads = { ...showsCase, isWorkList: true };

export const listsCases: Reads = {
  action: "cases.list",
  about: ({ items }: { items: readonly ShownCase[] }) =>
    items.map(({ customer }) => `customer:${customer.id}`),
  isWorkList: true,
};

export const showsProposal: Reads = {
  action: "cases.proposal-view",
  about: (answer: ShownCase) => [`customer:${answer.customer.id}`],
  subject: (answer: ShownCase) => `proposal:${answer.id}`,
  isWorkList: true,
};

export const showsFacts: Reads = {
  action: "cases.facts",
  about: (answer: Pick<ShownCase, "customer">) => [`customer:${answer.customer.id}`],
  subject: (_, { params }) => `proposal:${params.id}`,
};

/** Declared numbers stand for wallets that staff do not see here: nobody's data but staff's. */
export const listsConflicts: Reads = {
  action: "cases.conflicts-list",
  about: ({ items }: { items: readonly { staff: { staffNumber: string } }[] }) =>
    items.map(({ staff }) => `staff:${staff.staffNumber}`),
  isWorkList: true,
};

export const listsProposals: Reads = { ...listsCases, action: "cases.proposals-list" };
