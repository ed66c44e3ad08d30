import { Button } from "../../shared/button.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Bank } from "./bank.tsx";
import { useSandbox } from "./data.ts";
import { Mandates } from "./mandates.tsx";
import { Messages } from "./messages.tsx";
import { People } from "./people.tsx";
import { useText } from "./text.ts";

/** The playground's own page: who to be, what left the house, and the bank's side. */
export function Sandbox() {
  const t = useText();
  const people = useSandbox<never>("/people");
  return (
    <Screen
      title={t("title")}
      end={
        <Button size="small" fill="none" onClick={() => void people.refetch()}>
          {t("refresh")}
        </Button>
      }
    >
      <p>{t("intro")}</p>
      <People />
      <Messages />
      <Bank />
      <Mandates />
    </Screen>
  );
}
