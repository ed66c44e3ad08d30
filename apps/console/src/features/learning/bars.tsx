import type { ReactNode } from "react";
import { TableBox } from "../../shared/page.tsx";
import styles from "./learning.module.css";
import { useText } from "./text.ts";

export interface Bar {
  key: string;
  name: string;
  /** From 0 to 1: how far the bar reaches. */
  share: number;
  /** The figure in words; the bar only draws it. */
  value: string;
  detail?: string;
  tone?: "warn" | "bad";
  /** What can be done about it. */
  act?: ReactNode;
}

const BAR_WIDTH = 100;
const BAR_HEIGHT = 10;

/** Bars with their figures in words beside them, and the same as a table for who prefers one. */
export function Bars(props: { label: string; bars: Bar[] }) {
  const t = useText();
  return (
    <>
      <ul className={styles.bars}>
        {props.bars.map((bar) => (
          <li key={bar.key}>
            <p className="spread">
              <span className="break">{bar.name}</span>
              <span className="nowrap">
                <span className="strong">{bar.value}</span>
                {bar.detail ? <span className="soft small"> · {bar.detail}</span> : null}
              </span>
            </p>
            <BarShape bar={bar} />
            {bar.act}
          </li>
        ))}
      </ul>
      <details className={styles.table}>
        <summary>{t("asTable")}</summary>
        <TableBox label={props.label}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col" className="number">
                {t("value")}
              </th>
              <th scope="col">{t("detail")}</th>
            </tr>
          </thead>
          <tbody>
            {props.bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row" className="break">
                  {bar.name}
                </th>
                <td className="number">{bar.value}</td>
                <td>{bar.detail ?? t("none")}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </details>
    </>
  );
}

function BarShape(props: { bar: Bar }) {
  const { share, tone } = props.bar;
  return (
    <svg
      className={`${styles.bar} ${tone ? styles[tone] : ""}`}
      viewBox={`0 0 ${BAR_WIDTH} ${BAR_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={styles.track} width={BAR_WIDTH} height={BAR_HEIGHT} rx="1" />
      <rect
        className={styles.fill}
        width={BAR_WIDTH * Math.min(1, Math.max(0, share))}
        height={BAR_HEIGHT}
        rx="1"
      />
    </svg>
  );
}
