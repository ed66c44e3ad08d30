import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { type Case, escalateCase } from "./data.ts";
import { useText } from "./text.ts";
import { TextArea } from "./text-area.tsx";

const REASON_LENGTH_MAX = 500;

/** The way up when the customer is not content: once per case, to a supervisor. */
export function Escalate({ loaded }: { loaded: Case }) {
  const t = useText();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const escalate = useMutation({
    mutationFn: () => escalateCase(loaded.id, reason),
    onSuccess: async () => {
      setIsOpen(false);
      await queries.invalidateQueries({ queryKey: ["case", loaded.id] });
      await queries.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  if (escalate.isSuccess) {
    return (
      <p className="notice good" role="status">
        {t("escalated")}
      </p>
    );
  }
  const isAsked = loaded.timeline.some(({ kind }) => kind === "escalated");
  if (isAsked || (loaded.state !== "closed" && loaded.state !== "resolved")) return null;
  if (!isOpen) {
    return (
      <Button block fill="outline" onClick={() => setIsOpen(true)}>
        {t("escalate")}
      </Button>
    );
  }
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        escalate.mutate();
      }}
    >
      <h2 className="section-title">{t("escalate")}</h2>
      <p className="small soft">{t("escalateText")}</p>
      <TextArea
        label={t("escalateReason")}
        lengthMax={REASON_LENGTH_MAX}
        value={reason}
        onChange={setReason}
      />
      <ProblemNotice error={escalate.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={escalate.isPending}
        disabled={reason.trim() === ""}
      >
        {t("escalateSend")}
      </Button>
      <Button block fill="none" onClick={() => setIsOpen(false)}>
        {t("cancel")}
      </Button>
    </form>
  );
}
