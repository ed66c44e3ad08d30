import { Fragment, type ReactNode } from "react";

/**
 * The small Markdown of our help articles: paragraphs, headings, lists, bold and links. It builds
 * elements, never HTML, so no article can bring a script.
 */
export function Markdown(props: {
  text: string;
  /** Makes a link of our own (`app:/top-up`, `help:slug`) or of the web. */
  link: (href: string, label: ReactNode) => ReactNode;
}) {
  const blocks = props.text.trim().split(/\n\s*\n/);
  return <>{blocks.map((block, index) => renderBlock(block, index, props.link))}</>;
}

type Link = (href: string, label: ReactNode) => ReactNode;

const ORDERED = /^\s*\d+[.、)]\s*/;
const BULLET = /^\s*[-*•]\s+/;

function renderBlock(block: string, key: number, link: Link): ReactNode {
  const lines = block.split("\n").filter((line) => line.trim() !== "");
  const first = lines[0] ?? "";
  const heading = /^#{1,4}\s+(.*)$/.exec(first);
  if (heading && lines.length === 1) return <h2 key={key}>{inline(heading[1] ?? "", link)}</h2>;
  const listStart = lines.findIndex((line) => ORDERED.test(line) || BULLET.test(line));
  if (listStart === -1) return <p key={key}>{inline(lines.join(" "), link)}</p>;
  const marker = ORDERED.test(lines[listStart] ?? "") ? ORDERED : BULLET;
  const List = marker === ORDERED ? "ol" : "ul";
  return (
    <Fragment key={key}>
      {listStart > 0 && <p>{inline(lines.slice(0, listStart).join(" "), link)}</p>}
      <List>
        {joinItems(lines.slice(listStart), marker).map((item) => (
          <li key={item}>{inline(item, link)}</li>
        ))}
      </List>
    </Fragment>
  );
}

/** A line without a marker goes on with the item before it. */
function joinItems(lines: string[], marker: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push(line.replace(marker, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

function inline(text: string, link: Link): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/g).map((part, index) => {
    const bold = /^\*\*([^*]+)\*\*$/.exec(part);
    const anchor = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    const key = `${index}-${part}`;
    if (bold) return <strong key={key}>{bold[1]}</strong>;
    if (anchor) return <Fragment key={key}>{link(anchor[2] ?? "", anchor[1])}</Fragment>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
