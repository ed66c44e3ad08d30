import { before, describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { type History, makeHistory } from "./history.ts";
import { LANGUAGES, lookAtAll } from "./looks.ts";

/**
 * Every screen of the wallet, in both languages, on a phone and at a desk, in light and dark: axe
 * finds nothing, nothing scrolls sideways, and no screen throws. The people have a history, so
 * that lists are not empty; a newcomer's empty states are in the other stories.
 */
const server = await testServer();
let history: History;

before(async () => {
  history = await makeHistory(server);
});

const STRANGER_SCREENS = ["/welcome", "/sign-up", "/sign-in", "/forgot", "/lock", "/sandbox"];

function customerScreens({ orderId, caseId }: History): string[] {
  return [
    "/",
    "/top-up",
    "/banks",
    "/pay",
    "/orders",
    `/orders/${orderId}`,
    "/help",
    "/help/top-up-not-arrived",
    "/channels",
    "/chat",
    "/cases",
    `/cases/${caseId}`,
    "/complain",
    "/inbox",
    "/me",
    "/security",
    "/security/pin",
    "/security/password",
    "/security/email",
    "/security/lock",
    "/security/recovery",
    "/nowhere",
  ];
}

describe("every screen of the wallet is accessible in every look", () => {
  for (const language of LANGUAGES) {
    const open = { app: "wallet", language };
    it(`to a stranger (${language})`, () =>
      lookAtAll(server.url, undefined, { ...open, paths: STRANGER_SCREENS }));

    it(`to a customer (${language})`, () =>
      lookAtAll(server.url, history.customer, { ...open, paths: customerScreens(history) }));

    it(`to a merchant (${language})`, () => {
      const till = `/merchant/${history.shop.id}`;
      const paths = ["/", till, `${till}/code`, `${till}/members`];
      return lookAtAll(server.url, history.shop.owner, { ...open, paths });
    });
  }
});
