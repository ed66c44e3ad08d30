import type { BrowserContext, Page } from "playwright-core";
import { person, type StoryLanguage } from "../browser.ts";
import type { TestServer } from "../harness.ts";
import { giveBankAccount, giveMoney, newCustomer, type Person } from "../people.ts";

/**
 * A browser whose person is signed in already. That one can sign up and in by hand is the story of
 * the first top-up, of paying a merchant, and from a question to a rating.
 */
export async function signedIn(
  who: Person,
  look: Parameters<typeof person>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await person(look);
  const name = who.app === "console" ? "jinnang_console" : "jinnang_wallet";
  await opened.context.addCookies([{ name, value: who.token, url: look.url }]);
  return opened;
}

/** A customer on a phone, with a linked bank account and money. */
export async function readyCustomer(
  server: TestServer,
  language: StoryLanguage,
  { displayName, amountMinor }: { displayName: string; amountMinor: bigint },
): Promise<{ page: Page; context: BrowserContext }> {
  const customer = await newCustomer(server, { displayName, language });
  await giveBankAccount(server, customer);
  if (amountMinor > 0n) await giveMoney(server, customer, amountMinor);
  return signedIn(customer, { url: server.url, language });
}
