import type { Answer } from "@jinnang/api-client";
import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, TextField } from "../../shared/field.tsx";
import { Section, TableBox } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { usePercent } from "./percent.ts";
import { useTryText } from "./try-text.ts";

type Tried = Answer<"/v1/help/editor/try", "post">;

const QUESTION_LENGTH_MAX = 20_000;
const SUBJECT_LENGTH_MAX = 300;
const MAIL_ROWS = 8;
const CHAT_ROWS = 3;

/** What the automatic line would make of a customer's words now, in chat or by e-mail. */
export function TryTab() {
  const t = useTryText();
  const tried = useMutation({
    mutationFn: (body: { question: string; subject?: string }) =>
      take(api.POST("/v1/help/editor/try", { body })),
  });
  return (
    <>
      <p className="soft small">{t("lead")}</p>
      <QuestionForm isPending={tried.isPending} onAsk={(words) => tried.mutate(words)} />
      <ProblemNotice error={tried.error} />
      <div role="status">{tried.data ? <Result tried={tried.data} /> : null}</div>
    </>
  );
}

function QuestionForm(props: {
  isPending: boolean;
  onAsk: (words: { question: string; subject?: string }) => void;
}) {
  const t = useTryText();
  const [question, setQuestion] = useState("");
  const [subject, setSubject] = useState("");
  const [isMail, setIsMail] = useState(false);
  const isEmpty = question.trim() === "" && !(isMail && subject.trim() !== "");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) props.onAsk(isMail ? { question, subject } : { question });
  };
  return (
    <form className="stack" onSubmit={ask}>
      <Checkbox checked={isMail} onChange={(event) => setIsMail(event.target.checked)}>
        {t("mail")}
      </Checkbox>
      {isMail ? (
        <TextField
          label={t("subject")}
          maxLength={SUBJECT_LENGTH_MAX}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      ) : null}
      <AreaField
        label={t(isMail ? "body" : "question")}
        rows={isMail ? MAIL_ROWS : CHAT_ROWS}
        maxLength={QUESTION_LENGTH_MAX}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <p>
        <Button type="primary" htmlType="submit" disabled={isEmpty} loading={props.isPending}>
          {t("ask")}
        </Button>
      </p>
    </form>
  );
}

function Result(props: { tried: Tried }) {
  const t = useTryText();
  const { outcome, reason, safety, intents } = props.tried;
  const what = safety ? t(`safety_${safety}` as "safety_stolen") : "";
  return (
    <Section title={t("result")}>
      <div className="stack">
        <p>
          <span className={`tag ${outcome === "answer" ? "good" : "info"}`}>
            {t(`outcome_${outcome}`)}
          </span>{" "}
          {t(`reason_${reason}` as "reason_safety", { what })}
        </p>
        {intents.length > 1 ? (
          <div className="stack-tight">
            <p className="strong">{t("asks")}</p>
            <ol>
              {intents.map(({ slug, title }) => (
                <li key={slug}>{title}</li>
              ))}
            </ol>
          </div>
        ) : null}
        <Candidates candidates={props.tried.candidates} />
      </div>
    </Section>
  );
}

function Candidates(props: { candidates: Tried["candidates"] }) {
  const t = useTryText();
  const percent = usePercent();
  if (props.candidates.length === 0) return <p className="soft">{t("none")}</p>;
  return (
    <TableBox label={t("candidates")}>
      <thead>
        <tr>
          <th scope="col">{t("article")}</th>
          <th scope="col" className="number">
            {t("probability")}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.candidates.map(({ slug, title, probability }) => (
          <tr key={slug}>
            <th scope="row" className="break">
              {title}
            </th>
            <td className="number">{percent(probability)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
