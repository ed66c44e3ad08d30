import type { BrowserContext, Page } from "playwright-core";
import { CONSOLE_COOKIE, WALLET_COOKIE } from "../../modules/identity/sessions/cookies.ts";
import { person } from "../browser.ts";
import type { Person } from "../people.ts";

/**
 * A browser whose person is signed in already. That one can sign up and in by hand is the story of
 * the first top-up, of paying a merchant, and from a question to a rating.
 */
export async function signedIn(
  who: Person,
  look: Parameters<typeof person>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await person(look);
  const name = who.app === "console" ? CONSOLE_COOKIE : WALLET_COOKIE;
  await opened.context.addCookies([{ name, value: who.token, url: look.url }]);
  return opened;
}
