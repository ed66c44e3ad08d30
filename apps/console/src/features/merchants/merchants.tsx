import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useHasRole } from "../../shared/me.ts";
import { Page, Section } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { AskOpening } from "./ask-opening.tsx";
import { openingsQuery } from "./data.ts";
import { OpeningItem } from "./opening-item.tsx";
import { useText } from "./text.ts";

/** Merchants that the desk opens: one person asks, a supervisor decides. */
export function Merchants() {
  const t = useText();
  const mayAsk = useHasRole("agent", "admin");
  const openings = useQuery(openingsQuery);
  const [asking, setAsking] = useState(false);
  const ask = (
    <Button type="primary" onClick={() => setAsking(true)}>
      {t("ask")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={mayAsk ? ask : null}>
      <Loaded
        query={openings}
        empty={({ items }) => (items.length === 0 ? <Empty title={t("empty")} /> : null)}
      >
        {({ items }) => (
          <Section title={t("openings")}>
            <ul className="plain-list line-list">
              {items.map((opening) => (
                <li key={opening.id}>
                  <OpeningItem opening={opening} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Loaded>
      {asking ? <AskOpening onClose={() => setAsking(false)} /> : null}
    </Page>
  );
}
