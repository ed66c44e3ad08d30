import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { Loaded } from "../../shared/states.tsx";
import { type Conversation, macrosQuery } from "./data.ts";
import { useText } from "./text.ts";
import styles from "./thread.module.css";

interface Macro {
  id: string;
  title: string;
  text: string;
}

/** Canned replies above the composer: type to filter, arrows to move, Enter to take one. */
export function Macros(props: {
  language: Conversation["language"];
  onClose: (chosen?: string) => void;
}) {
  const macros = useQuery(macrosQuery(props.language));
  const box = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only closes when its field is left
    <div
      ref={box}
      className={styles.macros}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
      }}
      onBlur={(event) => {
        const inside = box.current?.contains(event.relatedTarget);
        if (event.relatedTarget && !inside) props.onClose();
      }}
    >
      <Loaded query={macros}>
        {({ items }) => <MacroPicker items={items} onClose={props.onClose} />}
      </Loaded>
    </div>
  );
}

function MacroPicker(props: { items: Macro[]; onClose: (chosen?: string) => void }) {
  const t = useText();
  const id = useId();
  const [filter, setFilter] = useState("");
  const [index, setIndex] = useState(0);
  const shown = props.items.filter((item) => matches(item, filter));
  const active = shown[Math.min(index, shown.length - 1)];
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.id}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);
  const onKey = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      event.preventDefault();
      setIndex((Math.min(index, shown.length - 1) + step + shown.length) % shown.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (active) props.onClose(active.text);
    }
  };
  return (
    <>
      <Input
        autoFocus
        role="combobox"
        aria-label={t("macroFilter")}
        placeholder={t("macroFilter")}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.id}` : ""}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t("macros")} className={styles.macroList}>
        {shown.map((item) => (
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={item === active}
            className={styles.macro}
            onPointerDown={(event) => {
              event.preventDefault();
              props.onClose(item.text);
            }}
          >
            <p className="strong">{item.title}</p>
            <p className={styles.macroText}>{item.text}</p>
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p className="soft small pad">{t("noMacros")}</p> : null}
    </>
  );
}

function matches(item: Macro, filter: string): boolean {
  const wanted = filter.replace(/^\//, "").trim().toLowerCase();
  return `${item.id} ${item.title} ${item.text}`.toLowerCase().includes(wanted);
}
