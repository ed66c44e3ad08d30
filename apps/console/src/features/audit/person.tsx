import { useActionWord } from "../../shared/action-words.ts";
import type { AuditPerson } from "./data.ts";
import { useText } from "./text.ts";

/** A person of the log by name and number; what has neither, by its own word. */
export function Person(props: { person: AuditPerson }) {
  const t = useText();
  const word = useActionWord();
  const { kind, id, name, number } = props.person;
  if (name !== null) {
    return (
      <>
        {name} <span className="soft">{number}</span>
      </>
    );
  }
  if (kind === "stranger") return <>{t("stranger")}</>;
  if (kind === "system") return <>{`${word("system")} ${id}`}</>;
  return <span className="soft break">{id}</span>;
}
