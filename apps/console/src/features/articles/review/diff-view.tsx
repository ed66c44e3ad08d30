import { useMemo, useState } from "react";
import styles from "./diff.module.css";
import { type DiffLine, diffLines } from "./diff-lines.ts";
import { useReviewText } from "./text.ts";

/** What changed in a text, line by line; marks and hidden words say it besides the colour. */
export function DiffView(props: { before: string; after: string; lang: string }) {
  const { before, after } = props;
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  return (
    <div className={styles.diff} lang={props.lang}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, as a whole
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line(props: { line: DiffLine }) {
  const { line } = props;
  if (line.kind === "skipped") return <Skipped lines={line.lines} />;
  if (line.kind === "reworded") return <Reworded words={line.words} />;
  if (line.kind === "same") return <p className={styles.diffSame}>{line.text}</p>;
  return <Whole kind={line.kind} text={line.text} />;
}

export function Whole(props: { kind: "added" | "removed"; text: string }) {
  const r = useReviewText();
  const { kind, text } = props;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <p className={kind === "added" ? styles.diffAdded : styles.diffRemoved}>
      <span className="jn-visually-hidden">{r(`${kind}Line`)} </span>
      <Mark>{text}</Mark>
    </p>
  );
}

function Reworded(props: { words: Extract<DiffLine, { kind: "reworded" }>["words"] }) {
  const r = useReviewText();
  return (
    <p className={styles.diffReworded}>
      {props.words.map(({ kind, items }, index) => {
        const text = items.join("");
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, as a whole
        if (kind === "same") return <span key={index}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Mark key={index}>
            <span className="jn-visually-hidden">{r(kind)} </span>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}

function Skipped(props: { lines: readonly string[] }) {
  const r = useReviewText();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <p className={styles.diffSame}>{props.lines.join("\n")}</p>;
  return (
    <button type="button" className={styles.diffSkipped} onClick={() => setOpen(true)}>
      {r("skipped", { n: props.lines.length })}
    </button>
  );
}
