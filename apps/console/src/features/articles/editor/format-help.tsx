import shared from "../articles.module.css";
import styles from "./editor.module.css";
import { useEditText } from "./text.ts";

const LINES = ["bold", "heading", "bullet", "number", "article", "app"] as const;

/** The marks in a small table, for who prefers to type them. */
export function FormatHelp() {
  const e = useEditText();
  return (
    <details className={shared.fold}>
      <summary>{e("formatHelp")}</summary>
      <dl className={styles.formatHelp}>
        {LINES.map((name) => (
          <div key={name}>
            <dt className="mono">{e(`help_${name}`)}</dt>
            <dd>{e(`help_${name}Text`)}</dd>
          </div>
        ))}
        <div>
          <dt className="mono">{"{{hotline}}"}</dt>
          <dd>{e("help_placeholderText")}</dd>
        </div>
      </dl>
    </details>
  );
}
