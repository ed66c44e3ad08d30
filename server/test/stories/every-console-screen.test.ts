import { before, describe, it } from "node:test";
import type { StaffRole } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { type History, makeHistory } from "./history.ts";
import { LANGUAGES, lookAtAll } from "./looks.ts";

/** Every screen of the console, seen by whoever works with it; otherwise as the wallet's. */
const server = await testServer();
let history: History;

before(async () => {
  history = await makeHistory(server);
});

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
    "/console/my-settings",
    "/console/nowhere",
  ],
  supervisor: () => [
    "/console/proposals",
    "/console/overview",
    "/console/learning",
    "/console/learning?tab=try",
    ...ARTICLES,
  ],
  finance: () => ["/console/ledger", "/console/ledger/trial-balance"],
  admin: () => ["/console/staff"],
} satisfies Partial<Record<StaffRole, (history: History) => string[]>>;

describe("every screen of the console is accessible in every look", () => {
  for (const role of ["agent", "supervisor", "finance", "admin"] as const) {
    for (const language of LANGUAGES) {
      it(`to ${role} (${language})`, async () => {
        const staff = await newStaff(server, [role], { language });
        const paths = SCREENS[role](history);
        await lookAtAll(server.url, staff, { app: "console", language, paths });
      });
    }
  }
});
