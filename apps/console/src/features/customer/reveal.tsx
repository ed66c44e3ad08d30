import { EyeOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { SelectField, TextField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { useText } from "./text.ts";

const REASONS = ["call_back", "identity", "case", "other"] as const;
type Reason = (typeof REASONS)[number];
/** The server refuses shorter reasons: an auditor must understand them. */
const REASON_LENGTH_MIN = 4;
/** Nobody needs a phone number on the screen for longer. */
const SHOWN_SECONDS = 60;

/** A masked field that can be shown in full for a minute, with a reason that is kept. */
export function Reveal(props: { customerId: string; field: "phone" | "email"; masked: string }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  const left = useSecondsLeft(value, () => setValue(undefined));
  if (value) {
    return (
      <span className="row wrap">
        <strong>{value}</strong>
        <span className="soft tiny">{t("hidesIn", { n: left })}</span>
        <Button type="link" size="small" onClick={() => setValue(undefined)}>
          {t("hide")}
        </Button>
      </span>
    );
  }
  const label = `${t("reveal")}: ${t(props.field)}`;
  return (
    <span className="row">
      <span>{props.masked}</span>
      <Button
        type="text"
        size="small"
        icon={<EyeOutlined aria-hidden />}
        aria-label={label}
        title={label}
        onClick={() => setAsking(true)}
      />
      {asking ? (
        <AskReason
          customerId={props.customerId}
          field={props.field}
          onShow={(shown) => {
            setValue(shown);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </span>
  );
}

function AskReason(props: {
  customerId: string;
  field: "phone" | "email";
  onShow: (value: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const shared = useSharedText();
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Reason>("call_back");
  const [words, setWords] = useState("");
  const reason = choice === "other" ? words.trim() : t(`reason_${choice}`);
  const reveal = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/desk/customers/{id}/reveal", {
          params: { path: { id: props.customerId } },
          body: { field: props.field, reason },
        }),
      ),
    onSuccess: ({ value }) => {
      void queries.invalidateQueries({ queryKey: ["trail", props.customerId] });
      props.onShow(value ?? t("none"));
    },
  });
  return (
    <Modal
      open
      title={t("revealTitle", { field: t(props.field) })}
      okText={t("show")}
      cancelText={shared("cancel")}
      confirmLoading={reveal.isPending}
      okButtonProps={{ disabled: reason.length < REASON_LENGTH_MIN }}
      onOk={() => reveal.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t("revealText")}</p>
        <SelectField
          label={t("reason")}
          value={choice}
          onChange={(value) => setChoice(value as Reason)}
          options={REASONS.map((value) => ({ value, label: t(`reason_${value}`) }))}
        />
        {choice === "other" ? (
          <TextField
            label={t("reasonWords")}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : null}
        <ProblemNotice error={reveal.error} />
      </div>
    </Modal>
  );
}

function useSecondsLeft(value: string | undefined, over: () => void): number {
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    if (!value) return;
    setLeft(SHOWN_SECONDS);
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, [value]);
  useEffect(() => {
    if (left <= 0) over();
  });
  return left;
}
