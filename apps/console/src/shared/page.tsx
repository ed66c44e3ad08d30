import { createContext, type ReactNode, useContext, useEffect } from "react";
import { useText } from "./text.ts";

/** One page below the frame: its title, what can be done, and the content. */
export function Page(props: {
  title: string;
  /** Beside the title: state, number. */
  beside?: ReactNode;
  actions?: ReactNode;
  lead?: string;
  children: ReactNode;
}) {
  useTitle(props.title);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <header className="page-header">
        <div className="grow stack-tight">
          <div className="row wrap">
            <h1>{props.title}</h1>
            {props.beside}
          </div>
          {props.lead ? <p className="soft small">{props.lead}</p> : null}
        </div>
        {props.actions ? <div className="row wrap">{props.actions}</div> : null}
      </header>
      {props.children}
    </main>
  );
}

/** How many things wait for the signed-in person; the frame knows and says it around its pages. */
export const WaitingCount = createContext(0);

export function useTitle(title: string): void {
  useDocumentTitle(title, useContext(WaitingCount));
}

/** The number is seen from another tab, where agents often are. */
export function useDocumentTitle(title: string, count = 0): void {
  const t = useText();
  const tail = t("fullName");
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${title} · ${tail}`;
  }, [title, tail, count]);
}

/** A titled box on a page or in a column. */
export function Section(props: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-title">
        <h2>{props.title}</h2>
        {props.end}
      </div>
      {props.children}
    </section>
  );
}

/** Pairs of a name and its value, in two columns that line up. */
export function Facts(props: { items: [name: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {props.items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table that scrolls sideways where it must; Tab reaches it, so that the keyboard can scroll. */
export function TableBox(props: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus
    <section className="table-box" aria-label={props.label} tabIndex={0}>
      <table className="table">{props.children}</table>
    </section>
  );
}
