import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { StaffRole } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";
import { type History, makeHistory } from "./history.ts";
import { LANGUAGES, lookAtAll } from "./looks.ts";

/** Every screen of the console, seen by whoever works with it; otherwise as the wallet's. */
const server = await testServer();
let history: History;

before(async () => {
  history = await makeHistory(server);
  const agent = await newStaff(server, ["agent"]);
  const proposed = await agent.post(`/v1/cases/${history.caseId}/proposals`, {
    action: { type: "goodwill_credit", amount: { currency: "CNY", value: 8_800 } },
    reason: "等了很久",
  });
  assert.equal(proposed.status, 201, proposed.text);
  const refused = await agent.post("/v1/cases", {
    kind: "complaint",
    customerId: history.customer.id,
    subject: "请加我微信 kefu_88 私下处理",
    description: "退款",
  });
  assert.equal(refused.status, 422);
  await makeRequests();
});

/** Something waits on every list of what a second person decides. */
async function makeRequests(): Promise<void> {
  const agent = await newStaff(server, ["agent"]);
  const owner = await newCustomer(server, { level: 2 });
  const papers = { category: "书店 Books", reason: "营业执照已核对" };
  const opening = { ownerNumber: owner.number, name: "晨光书店", ...papers };
  const asked = await agent.post("/v1/wallet/merchant-openings", opening);
  assert.equal(asked.status, 201, asked.text);
  const admin = await newStaff(server, ["admin"]);
  const reason = "手机丢了，当面核对了工牌";
  const reset = { kind: "reset", staffId: agent.id, lost: "both", reason };
  const request = await admin.post("/v1/identity/staff/requests", reset);
  assert.equal(request.status, 201, request.text);
}

const ARTICLES = [
  "/console/articles",
  "/console/articles/new",
  "/console/articles/refund-how",
  "/console/articles/refund-how?tab=changes",
  "/console/articles/refund-how?tab=history",
];

const SCREENS = {
  agent: ({ customer, caseId }) => [
    "/console/",
    "/console/cases",
    `/console/cases/${caseId}`,
    `/console/customers/${customer.id}`,
    "/console/search",
    "/console/conflicts",
    "/console/my-settings",
    "/console/merchants",
    "/console/nowhere",
  ],
  supervisor: () => [
    "/console/proposals",
    "/console/merchants",
    "/console/overview",
    "/console/learning",
    "/console/learning?tab=try",
    ...ARTICLES,
  ],
  compliance: () => ["/console/conflicts"],
  finance: () => ["/console/proposals", "/console/ledger", "/console/ledger/trial-balance"],
  admin: () => ["/console/merchants", "/console/staff"],
  auditor: () => ["/console/audit", "/console/audit/security", "/console/alarms"],
} satisfies Partial<Record<StaffRole, (history: History) => string[]>>;

describe("every screen of the console is accessible in every look", () => {
  for (const role of [
    "agent",
    "supervisor",
    "compliance",
    "finance",
    "admin",
    "auditor",
  ] as const) {
    for (const language of LANGUAGES) {
      it(`to ${role} (${language})`, async () => {
        const staff = await newStaff(server, [role], { language });
        const paths = SCREENS[role](history);
        await lookAtAll(server.url, staff, { app: "console", language, paths });
      });
    }
  }
});
