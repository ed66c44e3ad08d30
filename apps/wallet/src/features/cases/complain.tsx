import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import styles from "./cases.module.css";
import { complain } from "./data.ts";
import { OrderPicker } from "./order-picker.tsx";
import { useText } from "./text.ts";
import { TextArea } from "./text-area.tsx";

const SUBJECT_LENGTH_MAX = 120;
const DESCRIPTION_LENGTH_MAX = 4_000;

/** A complaint: what, what happened, which order; it answers with a case number. */
export function Complain() {
  const t = useText();
  const search = useSearch({ strict: false }) as { orderId?: string };
  const [subject, setSubject] = useState("");
  const [description, setDescription] = useState("");
  const [orderId, setOrderId] = useState(search.orderId ?? "");
  const send = useComplaint();
  const navigate = useNavigate();
  // Given with the press, so that an answer after the screen was left leads nowhere.
  const onSuccess = (opened: { id: string }) =>
    navigate({
      to: "/cases/$id",
      params: { id: opened.id },
      search: { isNew: true },
      replace: true,
    });
  return (
    <Screen title={t("formTitle")}>
      <Promises />
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ subject, description, ...(orderId ? { orderId } : {}) }, { onSuccess });
        }}
      >
        <Field
          label={t("subject")}
          hint={t("subjectHint")}
          required
          maxLength={SUBJECT_LENGTH_MAX}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextArea
          label={t("description")}
          hint={t("descriptionHint")}
          rows={6}
          lengthMax={DESCRIPTION_LENGTH_MAX}
          value={description}
          onChange={setDescription}
        />
        <OrderPicker chosen={orderId} onChoose={setOrderId} />
        <ProblemNotice error={send.error} />
        <Button
          block
          color="primary"
          type="submit"
          loading={send.isPending}
          disabled={subject.trim() === "" || description.trim() === ""}
        >
          {t("submit")}
        </Button>
      </form>
    </Screen>
  );
}

function useComplaint() {
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  return useMutation({
    mutationFn: (complaint: Parameters<typeof complain>[0]) => complain(complaint, key),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["cases"] }),
  });
}

/** What the customer may hold us to, said before they write. */
function Promises() {
  const t = useText();
  return (
    <ul className={`plain-list ${styles.promises}`}>
      {(["promiseNow", "promiseAnswer", "promiseNext"] as const).map((promise) => (
        <li key={promise}>
          <Icon name="check" size={18} />
          <span>{t(promise)}</span>
        </li>
      ))}
    </ul>
  );
}
