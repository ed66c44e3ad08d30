import type { Language } from "@jinnang/words";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { TextField } from "../../../shared/field.tsx";
import { Page } from "../../../shared/page.tsx";
import { ProblemNotice } from "../../../shared/states.tsx";
import { type Content, listQuery, saveDraft } from "../data.ts";
import { CategoryField } from "./about-fields.tsx";
import styles from "./editor.module.css";
import { PHRASING_LENGTH_MAX } from "./phrasing-lines.ts";
import { isSlug, SLUG_LENGTH_MAX, slugOf } from "./slug.ts";
import { useEditText } from "./text.ts";

/** The server's bound. */
const TITLE_LENGTH_MAX = 120;

interface Start {
  readonly zh: string;
  readonly en: string;
  readonly category: string;
  readonly slug: string;
  readonly phrasing: string;
  readonly language: Language;
}

/** What must be settled before the first word: title, subject, and the address for good. */
export function NewArticle() {
  const e = useEditText();
  const [start, change] = useStart();
  const [isTried, setTried] = useState(false);
  const taken = useIsTaken(start.slug);
  const create = useCreate(start);
  const errors = {
    title: start.zh.trim() || start.en.trim() ? undefined : e("missingTitle"),
    category: start.category ? undefined : e("missingCategory"),
    slug: isSlug(start.slug) ? undefined : e("slugWrong"),
  };
  const isReady = !taken && Object.values(errors).every((error) => error === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isReady) create.mutate();
  };
  return (
    <Page title={e("newTitle")} lead={e("newLead")}>
      <form className={`section stack-wide ${styles.newForm}`} onSubmit={submit} noValidate>
        <Fields start={start} change={change} errors={isTried ? errors : {}} isTaken={taken} />
        <ProblemNotice error={create.error} />
        <p>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {e("create")}
          </Button>
        </p>
      </form>
    </Page>
  );
}

/** The address follows the English title until somebody writes it by hand. */
function useStart(): [Start, (patch: Partial<Start>) => void] {
  const search = useSearch({ strict: false }) as { phrasing?: string; language?: string };
  const [isOwnSlug, setOwnSlug] = useState(false);
  const [start, setStart] = useState<Start>({
    zh: "",
    en: "",
    category: "",
    slug: "",
    phrasing: (search.phrasing ?? "").slice(0, PHRASING_LENGTH_MAX),
    language: search.language === "en" ? "en" : "zh",
  });
  const change = (patch: Partial<Start>) => {
    if (patch.slug !== undefined) setOwnSlug(patch.slug !== "");
    const follows = patch.en !== undefined && !isOwnSlug;
    setStart({ ...start, ...patch, ...(follows ? { slug: slugOf(patch.en ?? "") } : {}) });
  };
  return [start, change];
}

/** Said while one types, so that nobody fills in a form in vain; the server asks again. */
function useIsTaken(slug: string): boolean {
  const list = useQuery(listQuery({ state: "all", text: "", category: "" }));
  return list.data?.items.some((item) => item.slug === slug) ?? false;
}

function useCreate(start: Start) {
  const navigate = useNavigate();
  const { slug } = start;
  return useMutation({
    mutationFn: () =>
      saveDraft(slug, { revision: null, kind: "new", content: contentOf(start), note: "" }),
    onSuccess: () => navigate({ to: "/articles/$slug", params: { slug } as never, replace: true }),
  });
}

function contentOf({ zh, en, category, phrasing, language }: Start): Content {
  const phrasings = { zh: [], en: [], [language]: phrasing.trim() ? [phrasing.trim()] : [] };
  return {
    category: category as Content["category"],
    title: { zh: zh.trim(), en: en.trim() },
    summary: { zh: "", en: "" },
    body: { zh: "", en: "" },
    phrasings,
    related: [],
    planned: false,
    facts: null,
  };
}

function Fields(props: {
  start: Start;
  change: (patch: Partial<Start>) => void;
  errors: { title?: string | undefined; category?: string | undefined; slug?: string | undefined };
  isTaken: boolean;
}) {
  const e = useEditText();
  const { start, change, errors, isTaken } = props;
  return (
    <>
      <TextField
        label={e("titleZh")}
        lang="zh-CN"
        value={start.zh}
        error={errors.title}
        maxLength={TITLE_LENGTH_MAX}
        onChange={(event) => change({ zh: event.target.value })}
      />
      <TextField
        label={e("titleEn")}
        lang="en"
        value={start.en}
        hint={e("titleEnHint")}
        maxLength={TITLE_LENGTH_MAX}
        onChange={(event) => change({ en: event.target.value })}
      />
      <CategoryField
        value={start.category}
        error={errors.category}
        onChange={(category) => change({ category })}
      />
      <TextField
        label={e("slug")}
        lang="en"
        spellCheck={false}
        autoCapitalize="none"
        value={start.slug}
        error={isTaken ? e("slugTaken") : errors.slug}
        hint={e("slugHint", { slug: start.slug || "…" })}
        maxLength={SLUG_LENGTH_MAX}
        onChange={(event) => change({ slug: event.target.value })}
      />
      {isTaken ? (
        <p>
          <Link to="/articles/$slug" params={{ slug: start.slug } as never}>
            {e("openTaken")}
          </Link>
        </p>
      ) : null}
      <TextField
        label={e("firstPhrasing")}
        optional
        value={start.phrasing}
        hint={e("firstPhrasingHint")}
        maxLength={PHRASING_LENGTH_MAX}
        onChange={(event) => change({ phrasing: event.target.value })}
      />
    </>
  );
}
