import { StateTag, Tag } from "@jinnang/ui";
import type { Case } from "./data.ts";
import { useText } from "./text.ts";

/** How a case stands; a missed date says more than the state. */
export function CaseTag(props: { state: Case["state"]; overdue?: boolean }) {
  const t = useText();
  if (props.overdue) return <Tag tone="bad">{t("overdue")}</Tag>;
  return <StateTag of="caseState" state={props.state} />;
}
