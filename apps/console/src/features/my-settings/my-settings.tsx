import { useWords } from "@jinnang/ui";
import { useHasRole, useMe } from "../../shared/me.ts";
import { Facts, Page, Section } from "../../shared/page.tsx";
import { Alerts } from "./alerts.tsx";
import { ChangePassword } from "./change-password.tsx";
import { useText } from "./text.ts";

/** What is one's own: the entry colleagues see, the password, and how assignments are announced. */
export function MySettings() {
  const t = useText();
  const word = useWords();
  const me = useMe();
  const serves = useHasRole("agent", "supervisor");
  if (!me) return null;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section title={t("entry")}>
        <Facts
          items={[
            [t("name"), me.displayName],
            [t("number"), me.staffNumber],
            [t("roles"), me.roles.map((role) => word("staffRole", role)).join(" · ")],
          ]}
        />
      </Section>
      {serves ? <Alerts /> : null}
      <ChangePassword />
    </Page>
  );
}
