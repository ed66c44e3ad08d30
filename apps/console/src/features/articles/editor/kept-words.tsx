import { App, Button } from "antd";
import type { Content } from "../data.ts";
import { useText } from "../text.ts";
import styles from "./editor.module.css";
import { nameOfField } from "./faults.tsx";
import { useEditText } from "./text.ts";

/** What was written here, and what the server had when it was. */
export interface Kept {
  readonly mine: Content;
  readonly base: Content;
}

/** Words that lost against somebody else's, to be copied from until they are not needed. */
export function KeptWords(props: { kept: Kept; now: Content; onClose: () => void }) {
  const t = useText();
  const e = useEditText();
  const { message } = App.useApp();
  const copy = async (text: string) => {
    // Pages over plain http have no clipboard; the text can be selected there.
    await navigator.clipboard?.writeText(text);
    void message.success(e("copied"));
  };
  return (
    <section className="section stack" aria-label={e("keptTitle")}>
      <h2>{e("keptTitle")}</h2>
      <p className="soft small">{e("keptText")}</p>
      {differing(props.kept, props.now).map(([field, text]) => {
        const name = nameOfField(t, field);
        return (
          <div key={field} className="field">
            <p className="spread">
              <span className="strong small">{name}</span>
              <Button
                size="small"
                aria-label={e("copyField", { name })}
                onClick={() => void copy(text)}
              >
                {e("copy")}
              </Button>
            </p>
            <textarea
              className={styles.kept}
              readOnly
              aria-label={name}
              rows={Math.min(8, text.split("\n").length)}
              value={text}
            />
          </div>
        );
      })}
      <p>
        <Button onClick={props.onClose}>{e("closeKept")}</Button>
      </p>
    </section>
  );
}

/** Each text that I changed and they have not the same; of the phrasings those that they lack. */
function differing({ mine, base }: Kept, theirs: Content): [field: string, text: string][] {
  const found: [string, string][] = [];
  for (const language of ["zh", "en"] as const) {
    for (const name of ["title", "summary", "body"] as const) {
      const text = mine[name][language];
      const isMine = text !== base[name][language] && text !== theirs[name][language];
      if (isMine) found.push([`${name}.${language}`, text]);
    }
    const known = new Set([...theirs.phrasings[language], ...base.phrasings[language]]);
    const missing = mine.phrasings[language].filter((text) => !known.has(text));
    if (missing.length > 0) found.push([`phrasings.${language}`, missing.join("\n")]);
  }
  return found;
}
