import { useLanguage } from "@jinnang/ui";
import type { Language } from "@jinnang/words";
import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { SelectField, TextField } from "../../../shared/field.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { ArticleSelect } from "../../learning/article-select.tsx";
import { articlesQuery } from "../../learning/data.ts";

import { useEditText } from "./text.ts";

const KINDS = ["article", "app", "web"] as const;
type Kind = (typeof KINDS)[number];

/** Screens of the wallet worth a link; the server knows a few more. */
const SCREENS = {
  home: "/",
  chat: "/chat",
  orders: "/orders",
  pay: "/pay",
  "top-up": "/top-up",
  banks: "/banks",
  cases: "/cases",
  complain: "/complain",
  channels: "/channels",
  security: "/security",
  me: "/me",
  help: "/help",
} as const;
type ScreenName = keyof typeof SCREENS;
const SCREEN_NAMES = Object.keys(SCREENS) as ScreenName[];

const ADDRESS_LENGTH_MAX = 500;
const TEXT_LENGTH_MAX = 200;

/** Chooses where a link leads, so that nobody types an address by heart. */
export function LinkDialog(props: {
  text: string;
  language: Language;
  onInsert: (markdown: string) => void;
  onClose: () => void;
}) {
  const e = useEditText();
  const shared = useSharedText();
  const [kind, setKind] = useState<Kind>("article");
  const [target, setTarget] = useState("");
  const [text, setText] = useState(props.text);
  const suggested = useSuggestedText(kind, target, props.language);
  const label = (text.trim() || suggested).replace(/[[\]]/g, "");
  const href = hrefOf(kind, target);
  const change = (next: Kind) => {
    setKind(next);
    setTarget(next === "web" ? "https://" : "");
  };
  return (
    <Modal
      open
      title={e("linkTitle")}
      okText={e("insert")}
      cancelText={shared("cancel")}
      okButtonProps={{ disabled: !href || !label }}
      onCancel={props.onClose}
      onOk={() => props.onInsert(`[${label}](${href})`)}
    >
      <div className="stack">
        <SelectField
          label={e("linkKind")}
          value={kind}
          onChange={(value) => change(value as Kind)}
          options={KINDS.map((value) => ({ value, label: e(`linkKind_${value}`) }))}
        />
        <Target kind={kind} value={target} onChange={setTarget} />
        <TextField
          label={e("linkText")}
          value={text}
          placeholder={suggested}
          maxLength={TEXT_LENGTH_MAX}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Modal>
  );
}

function Target(props: { kind: Kind; value: string; onChange: (value: string) => void }) {
  const e = useEditText();
  const { kind, value, onChange } = props;
  if (kind === "article") {
    return <ArticleSelect label={e("linkArticle")} likely={[]} value={value} onChange={onChange} />;
  }
  if (kind === "web") {
    return (
      <TextField
        label={e("linkAddress")}
        type="url"
        value={value}
        hint={e("linkAddressHint")}
        maxLength={ADDRESS_LENGTH_MAX}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <SelectField
      label={e("linkScreen")}
      value={value}
      onChange={onChange}
      options={[
        { value: "", label: e("chooseScreen") },
        ...SCREEN_NAMES.map((name) => ({ value: name, label: e(`screen_${name}`) })),
      ]}
    />
  );
}

function hrefOf(kind: Kind, target: string): string | undefined {
  if (target === "") return undefined;
  if (kind === "article") return `help:${target}`;
  if (kind === "app") return `app:${SCREENS[target as ScreenName]}`;
  // A bracket would end the link in the middle of its address.
  return /^https:\/\/[^\s()]+$/.test(target) ? target : undefined;
}

/** The title of the article in the language of the text; of a screen, its name. */
function useSuggestedText(kind: Kind, target: string, language: Language): string {
  const e = useEditText();
  const [own] = useLanguage();
  const articles = useQuery({ ...articlesQuery(language), enabled: kind === "article" }).data;
  if (kind === "article") return articles?.items.find(({ slug }) => slug === target)?.title ?? "";
  // The screens' names are known in the console's language only.
  return kind === "app" && target && own === language ? e(`screen_${target as ScreenName}`) : "";
}
