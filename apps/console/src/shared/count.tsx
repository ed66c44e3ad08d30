import { useText } from "./text.ts";

/** How many things wait; nothing when none does. */
export function Count(props: { n: number; urgent: boolean }) {
  const t = useText();
  if (props.n === 0) return null;
  return (
    <span className={props.urgent ? "count warn" : "count"}>
      <span aria-hidden>{props.n}</span>
      <span className="jn-visually-hidden">{t("waitingCount", { n: props.n })}</span>
    </span>
  );
}
