import type { Language } from "@jinnang/words";
import { memo } from "react";
import styles from "../articles.module.css";
import type { Content, Fault } from "../data.ts";
import { Languages } from "../languages.tsx";
import { useText } from "../text.ts";
import { BodyField } from "./body-field.tsx";
import { faultsOf, fieldId, languageOfField } from "./field-id.ts";
import { Phrasings } from "./phrasings.tsx";
import { type Placeholders, Preview } from "./preview.tsx";
import { useEditText } from "./text.ts";
import { TextLine } from "./text-line.tsx";

/** The server's bounds: generous for a title, a sentence or two, and a long page. */
const TITLE_LENGTH_MAX = 120;
const SUMMARY_LENGTH_MAX = 300;

type Change = (patch: Partial<Content>) => void;

/** Everything of an article that stands there in two languages. */
export function ArticleTexts(props: {
  content: Content;
  faults: readonly Fault[];
  placeholders: Placeholders;
  shown: Language;
  onShow: (language: Language) => void;
  onChange: Change;
}) {
  const { content, faults, placeholders, onChange } = props;
  return (
    <Languages
      shown={props.shown}
      onShow={props.onShow}
      beside={(language) => <FaultCount faults={faults} language={language} />}
    >
      {(language) => (
        <>
          <Titles {...{ content, faults, language, onChange }} />
          <BodyField
            language={language}
            value={content.body[language]}
            faults={faultsOf(faults, `body.${language}`)}
            placeholders={placeholders}
            onChange={(text) => onChange({ body: { ...content.body, [language]: text } })}
          />
          <LivePreview {...{ content, language, placeholders }} />
          <Phrasings
            language={language}
            phrasings={content.phrasings}
            faults={faults}
            onChange={onChange}
          />
        </>
      )}
    </Languages>
  );
}

function FaultCount(props: { faults: readonly Fault[]; language: Language }) {
  const n = props.faults.filter(({ field }) => languageOfField(field) === props.language).length;
  return n > 0 ? <span className="count warn">{n}</span> : null;
}

function Titles(props: {
  content: Content;
  faults: readonly Fault[];
  language: Language;
  onChange: Change;
}) {
  const t = useText();
  const e = useEditText();
  const { content, faults, language, onChange } = props;
  const { title, summary } = content;
  return (
    <>
      <TextLine
        id={fieldId(`title.${language}`)}
        label={t("field_title")}
        language={language}
        value={title[language]}
        lengthMax={TITLE_LENGTH_MAX}
        hint={e("titleHint", { n: title[language].length, max: TITLE_LENGTH_MAX })}
        faults={faultsOf(faults, `title.${language}`)}
        onChange={(text) => onChange({ title: { ...title, [language]: text } })}
      />
      <TextLine
        id={fieldId(`summary.${language}`)}
        label={t("field_summary")}
        language={language}
        rows={2}
        value={summary[language]}
        lengthMax={SUMMARY_LENGTH_MAX}
        hint={e("summaryHint", { n: summary[language].length, max: SUMMARY_LENGTH_MAX })}
        faults={faultsOf(faults, `summary.${language}`)}
        onChange={(text) => onChange({ summary: { ...summary, [language]: text } })}
      />
    </>
  );
}

const LivePreview = memo(function LivePreview(props: {
  content: Content;
  language: Language;
  placeholders: Placeholders;
}) {
  const e = useEditText();
  return (
    <details className={styles.fold} open>
      <summary>{e("preview")}</summary>
      <div className={styles.previewBox}>
        <Preview {...props} />
      </div>
    </details>
  );
});
