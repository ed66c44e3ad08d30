import { CloseOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { SelectField } from "../../../shared/field.tsx";
import { Section } from "../../../shared/page.tsx";
import { ArticleSelect } from "../../learning/article-select.tsx";
import { useArticleTitle, useCategories } from "../category-options.tsx";
import type { Content, Fault } from "../data.ts";
import { useText } from "../text.ts";
import styles from "./editor.module.css";
import { fieldId, keyOf } from "./field-id.ts";
import { useEditText } from "./text.ts";

/** The server's bound; below an article more would be a second table of contents. */
const RELATED_MAX = 10;

const FACTS = ["top-up", "payment", "refund", "lock", "limit", "case"] as const;

/** What an article belongs to, in whichever language. */
export function AboutFields(props: {
  slug: string;
  content: Content;
  faults: readonly Fault[];
  onChange: (patch: Partial<Content>) => void;
}) {
  const t = useText();
  const e = useEditText();
  const { content, onChange } = props;
  return (
    <Section title={t("about")}>
      <div className={styles.about}>
        <div className="stack">
          <CategoryField
            value={content.category}
            onChange={(category) => onChange({ category: category as Content["category"] })}
          />
          <SelectField
            label={t("field_facts")}
            hint={e("factsHint")}
            value={content.facts ?? ""}
            onChange={(value) => onChange({ facts: FACTS.find((name) => name === value) ?? null })}
            options={[
              { value: "", label: t("facts_none") },
              ...FACTS.map((value) => ({ value, label: t(`facts_${value}`) })),
            ]}
          />
          <div className="field">
            <Checkbox
              checked={content.planned}
              onChange={(event) => onChange({ planned: event.target.checked })}
            >
              {t("planned_yes")}
            </Checkbox>
            <p className="soft small">{e("plannedHint")}</p>
          </div>
        </div>
        <RelatedField {...props} />
      </div>
    </Section>
  );
}

export function CategoryField(props: {
  value: string;
  error?: string | undefined;
  onChange: (category: string) => void;
}) {
  const t = useText();
  const e = useEditText();
  const categories = useCategories();
  const { value } = props;
  const isKnown = value === "" || categories.some(({ id }) => id === value);
  return (
    <SelectField
      label={t("field_category")}
      value={value}
      error={props.error}
      onChange={props.onChange}
      options={[
        ...(value === "" ? [{ value: "", label: e("chooseCategory") }] : []),
        // A subject without any published article is not listed, but may be this one's.
        ...(isKnown ? [] : [{ value, label: value }]),
        ...categories.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}

function RelatedField(props: {
  slug: string;
  content: Content;
  faults: readonly Fault[];
  onChange: (patch: Partial<Content>) => void;
}) {
  const t = useText();
  const e = useEditText();
  const titleOf = useArticleTitle();
  const { related } = props.content;
  const faults = props.faults.filter(({ field }) => field === "related");
  const set = (next: string[]) => props.onChange({ related: next });
  const add = (slug: string) => {
    if (slug && slug !== props.slug && !related.includes(slug)) set([...related, slug]);
  };
  return (
    <fieldset className="plain-group stack" id={fieldId("related")} tabIndex={-1}>
      <legend className="strong small">{t("field_related")}</legend>
      <p className="soft small">{e("relatedHint", { max: RELATED_MAX })}</p>
      <ul className={`plain-list ${styles.related}`}>
        {related.map((slug) => (
          <li key={slug}>
            <span className="grow break">{titleOf(slug)}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={e("removeRelated", { title: titleOf(slug) })}
              onClick={() => set(related.filter((other) => other !== slug))}
            >
              <CloseOutlined aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {related.length < RELATED_MAX ? <AddRelated onAdd={add} /> : null}
      {faults.map((fault) => (
        <p key={keyOf(fault)} className="fault-text small">
          {fault.message}
        </p>
      ))}
    </fieldset>
  );
}

/** Chosen, then added: with the keyboard one passes over many articles on the way to one. */
function AddRelated(props: { onAdd: (slug: string) => void }) {
  const e = useEditText();
  const [slug, setSlug] = useState("");
  return (
    <div className={styles.addRelated}>
      <ArticleSelect label={e("addRelated")} likely={[]} value={slug} onChange={setSlug} />
      <Button
        disabled={slug === ""}
        onClick={() => {
          props.onAdd(slug);
          setSlug("");
        }}
      >
        {e("add")}
      </Button>
    </div>
  );
}
