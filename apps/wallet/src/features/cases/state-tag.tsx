import type { Case } from "./data.ts";
import { useText } from "./text.ts";

const COLOURS: Record<Case["state"], string> = {
  open: "info",
  proposed: "warn",
  resolved: "good",
  closed: "soft",
};

export function StateTag(props: { state: Case["state"]; overdue?: boolean }) {
  const t = useText();
  if (props.overdue) return <span className="tag bad">{t("overdue")}</span>;
  return <span className={`tag ${COLOURS[props.state]}`}>{t(props.state)}</span>;
}
