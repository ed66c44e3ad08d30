import { type WireMoney, wireMoney } from "@jinnang/money";
import { word } from "@jinnang/words";
import type { Reader } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { newestMessages } from "../../conversations/index.ts";
import { type CustomerRisk, riskOf } from "../../identity/index.ts";
import { walletSummary } from "../../wallet/index.ts";
import type { Viewer } from "../file/view.ts";
import { budgetStates } from "../guards/budget-use.ts";
import { budgetView } from "../guards/schemas.ts";
import { readAction } from "./actions.ts";
import type { FactsView } from "./facts-schema.ts";
import { type Facts, GIVEN_DAYS, readFacts, versionOf } from "./facts-version.ts";
import { findProposal, type GivenRow } from "./queries.ts";
import { spendingOf } from "./stops.ts";
import { riskTexts } from "./texts.ts";
import type { ProposalCard } from "./types.ts";
import { type Proof, unlock } from "./unlock.ts";
import { actionParts } from "./view.ts";

const MESSAGES_MAX = 5;
const CURRENCY = "CNY";

/** Everything that the second person should know before deciding. */
export async function proposalFacts(
  reader: Reader,
  actor: StaffActor,
  proposalId: string,
  viewer: Viewer,
): Promise<FactsView> {
  const proposal = await reader.maybe(findProposal, proposalId);
  if (!proposal) throw refuseRequest("not_found");
  const { conversation_id: conversationId, customer_id: customerId } = proposal;
  const [facts, risk, wallet, messages, budgets] = await Promise.all([
    readFacts(reader, proposal),
    riskOf(reader, customerId),
    walletSummary(reader, customerId),
    conversationId ? newestMessages(reader, conversationId, MESSAGES_MAX) : [],
    budgetsFor(reader, actor, proposal),
  ]);
  if (!risk) throw refuseRequest("not_found");
  const parts = actionParts(proposal, viewer);
  return {
    version: versionOf(proposal, facts),
    payment: paymentOf(proposal, facts),
    merchant: merchantOf(facts),
    customer: {
      id: customerId,
      before: wallet.available,
      after: plus(wallet.available, parts.amount?.value ?? 0),
      level: risk.level,
      since: risk.since,
    },
    goodwill: {
      days: GIVEN_DAYS,
      customer: givenView(facts.given),
      proposer: givenView(facts.givenBy),
    },
    proofs: proofsOf(reader, proposal).map((proof) => word("unlockProof", proof, viewer.language)),
    similar: facts.similar.map((other) => similarView(other, viewer)),
    messages: messages.map(({ at, from, author, text }) => ({
      at,
      from: author?.displayName ?? (from === "customer" ? proposal.customer_name : from),
      text,
    })),
    conversationId,
    risks: risksOf(risk, viewer),
    budgets: budgets.map((budget) => budgetView(budget, viewer.language)),
  };
}

async function budgetsFor(reader: Reader, actor: StaffActor, proposal: ProposalCard) {
  const approvers = [...proposal.approved_by.filter((id) => id !== actor.staffId), actor.staffId];
  const spending = spendingOf(reader, proposal, { approvers, at: reader.now });
  return spending ? budgetStates(reader, spending) : [];
}

function paymentOf(proposal: ProposalCard, { order }: Facts): FactsView["payment"] {
  if (!order) return null;
  const { amount, refundedAmount: refunded } = order;
  return {
    orderId: order.id,
    payer: proposal.customer_name,
    merchant: order.counterparty.name,
    receiptNumber: order.receiptNumber,
    completedAt: order.completedAt,
    note: order.note,
    amount,
    refunded,
    left: plus(amount, -refunded.value),
  };
}

function merchantOf({ order, merchant }: Facts): FactsView["merchant"] {
  if (!order || !merchant) return null;
  const { currency } = order.amount;
  return {
    name: merchant.merchantName,
    before: wireMoney(currency, merchant.beforeMinor),
    after: wireMoney(currency, merchant.afterMinor),
    covers: merchant.afterMinor >= 0n,
  };
}

function givenView({ uses, amount_minor: amount }: GivenRow) {
  return { uses, amount: wireMoney(CURRENCY, amount) };
}

function proofsOf(reader: Reader, proposal: ProposalCard): readonly Proof[] {
  if (proposal.action !== unlock.type) return [];
  const data = readAction(reader.app, proposal)?.data;
  return unlock.data.safeParse(data).data?.proofs ?? [];
}

function similarView(other: ProposalCard, viewer: Viewer): FactsView["similar"][number] {
  const { title, amount } = actionParts(other, viewer);
  return {
    id: other.id,
    caseId: other.case_id,
    caseNumber: other.case_number,
    title,
    amount,
    state: other.state,
    proposedBy: { displayName: other.proposer_name, staffNumber: other.proposer_number },
    createdAt: other.created_at.toISOString(),
  };
}

const DAY_MS = 24 * 3_600_000;
/** A wallet or a device that is younger than this is worth a second look. */
const YOUNG_WALLET_MS = 30 * DAY_MS;
const YOUNG_DEVICE_MS = 3 * DAY_MS;

function risksOf(risk: CustomerRisk, { language, now }: Viewer): FactsView["risks"] {
  const isYounger = (at: string, ms: number) => now.getTime() - Date.parse(at) < ms;
  const codes = [
    ...(risk.lockReason === null ? [] : ["locked"]),
    ...risk.signals,
    ...(isYounger(risk.since, YOUNG_WALLET_MS) ? ["young_wallet"] : []),
    ...(risk.newestDeviceAt && isYounger(risk.newestDeviceAt, YOUNG_DEVICE_MS)
      ? ["young_device"]
      : []),
  ];
  return [...new Set(codes)].map((code) => ({
    code,
    text: riskTexts[code]?.[language] ?? code,
  }));
}

function plus({ currency, value }: WireMoney, more: number): WireMoney {
  return { currency, value: value + more };
}
