import { Link, useSearch } from "@tanstack/react-router";
import { useHasRole } from "../../shared/me.ts";
import { Page } from "../../shared/page.tsx";
import { FiguresTab } from "./figures.tsx";
import styles from "./learning.module.css";
import { MarkTab } from "./mark.tsx";
import { ModelsTab } from "./models.tsx";
import { ReviewTab } from "./review.tsx";
import { useText } from "./text.ts";
import { TryTab } from "./try.tsx";
import { useTryText } from "./try-text.ts";

type Tab = "review" | "models" | "figures" | "mark" | "try";

const REVIEWER_TABS: readonly Tab[] = ["review", "models", "figures"];

/** What the automatic line learns: suggested phrasings, trained models and how well it does. */
export function Learning() {
  const t = useText();
  const tryText = useTryText();
  const isReviewer = useHasRole("supervisor", "admin");
  const servesCustomers = useHasRole("agent", "supervisor");
  const own: readonly Tab[] = isReviewer ? REVIEWER_TABS : ["review"];
  const tabs: readonly Tab[] = servesCustomers ? [...own, "mark", "try"] : [...own, "try"];
  const tab = useTab(tabs);
  const label = (name: Tab) => {
    if (name === "mark") return t("mark_tab");
    if (name === "try") return tryText("tab");
    return name === "review" && !isReviewer ? t("mine") : t(name);
  };
  return (
    <Page title={t("title")} lead={t(isReviewer ? "lead" : "agentLead")}>
      <nav className={styles.tabs} aria-label={t("tabs")}>
        {tabs.map((name) => (
          <Link
            key={name}
            to="/learning"
            search={{ tab: name } as never}
            className={styles.tab}
            activeProps={{}}
            aria-current={name === tab ? "page" : undefined}
          >
            {label(name)}
          </Link>
        ))}
      </nav>
      {tab === "review" ? <ReviewTab isReviewer={isReviewer} /> : null}
      {tab === "models" ? <ModelsTab /> : null}
      {tab === "figures" ? <FiguresTab /> : null}
      {tab === "mark" ? <MarkTab /> : null}
      {tab === "try" ? <TryTab /> : null}
    </Page>
  );
}

function useTab(tabs: readonly Tab[]): Tab {
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  return tabs.find((name) => name === tab) ?? "review";
}
