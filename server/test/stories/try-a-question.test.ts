import { describe, it } from "node:test";
import { assertAccessible, DESK, PHONE } from "../browser.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";
import { signedIn } from "./signed-in.ts";

/** An agent tries what the automatic line would make of a question, and of a mail. */
const server = await testServer();

const WORDS = {
  question: { zh: "客户的话", en: "Customer's words" },
  mail: { zh: "这是一封电子邮件", en: "This is an e-mail" },
  subject: { zh: "邮件主题", en: "Subject" },
  body: { zh: "邮件正文", en: "Body" },
  ask: { zh: "试一试", en: "Try it" },
  words: { zh: "怎么下载账单", en: "how do I download a statement" },
  stolen: { zh: "失窃或盗用", en: "something stolen or misused" },
  stolenWords: { zh: "我的手机被偷了", en: "my phone was stolen" },
} as const;

describe("trying a question", () => {
  for (const language of ["zh", "en"] as const) {
    it(`shows what would be answered, on any screen (${language})`, async () => {
      const w = (key: keyof typeof WORDS) => WORDS[key][language];
      const { url } = server;
      const agent = await newStaff(server, ["agent"]);
      const { page } = await signedIn(agent, { url, language, viewport: DESK });
      await page.goto("/console/learning?tab=try");
      await page.getByLabel(w("question")).fill(w("words"));
      const ask = page.getByRole("button", { name: w("ask") });
      await ask.click();
      await page.getByRole("status").getByRole("table").waitFor();
      for (const viewport of [PHONE, DESK]) {
        await page.setViewportSize(viewport);
        await assertAccessible(page, `try-${language}-${viewport.width}`);
      }
      await page.getByRole("checkbox", { name: w("mail") }).check();
      await page.getByLabel(w("subject")).fill(w("stolenWords"));
      await page.getByLabel(w("body")).fill("");
      await ask.click();
      await page.getByText(w("stolen")).waitFor();
      await assertAccessible(page, `try-mail-${language}`);
    });
  }
});
