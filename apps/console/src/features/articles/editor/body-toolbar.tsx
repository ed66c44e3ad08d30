import {
  BoldOutlined,
  FontSizeOutlined,
  LinkOutlined,
  OrderedListOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import type { Language } from "@jinnang/words";
import type { ReactNode } from "react";

import { useText } from "../text.ts";
import styles from "./editor.module.css";
import { useEditText } from "./text.ts";

/** The few things Markdown is used for here, for hands that do not know its marks. */
export function BodyToolbar(props: {
  language: Language;
  placeholders: readonly string[];
  onBold: () => void;
  onLine: (prefix: "- " | "1. " | "## ") => void;
  onLink: () => void;
  onPlaceholder: (name: string) => void;
}) {
  const t = useText();
  const e = useEditText();
  const label = e("toolbar", { language: t(props.language) });
  return (
    <fieldset className={styles.toolbar}>
      <legend className="jn-visually-hidden">{label}</legend>
      <Tool label={e("bold")} icon={<BoldOutlined aria-hidden />} onClick={props.onBold} />
      <Tool
        label={e("heading")}
        icon={<FontSizeOutlined aria-hidden />}
        onClick={() => props.onLine("## ")}
      />
      <Tool
        label={e("bullets")}
        icon={<UnorderedListOutlined aria-hidden />}
        onClick={() => props.onLine("- ")}
      />
      <Tool
        label={e("numbers")}
        icon={<OrderedListOutlined aria-hidden />}
        onClick={() => props.onLine("1. ")}
      />
      <Tool label={e("link")} icon={<LinkOutlined aria-hidden />} onClick={props.onLink} />
      {KNOWN.filter((name) => props.placeholders.includes(name)).map((name) => {
        const shown = e(`placeholder_${name}`);
        return (
          <button
            key={name}
            type="button"
            className={styles.toolText}
            aria-label={e("placeholder", { name: shown })}
            onClick={() => props.onPlaceholder(name)}
          >
            + {shown}
          </button>
        );
      })}
    </fieldset>
  );
}

const KNOWN = ["hotline", "email", "brand"] as const;

function Tool(props: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.icon}
    </button>
  );
}
