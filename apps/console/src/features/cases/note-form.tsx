import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { type Case, caseQuery } from "./data.ts";
import { useText } from "./text.ts";

/** While somebody closes the case, what is being written stays: it can still be copied. */
export function NoteForm(props: { caseId: string; may: Case["may"]["addNote"] }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const add = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/cases/{id}/notes", {
          params: { path: { id: props.caseId } },
          body: { text: text.trim() },
        }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(caseQuery(props.caseId).queryKey, answer);
      message.success(t("noted"));
      setText("");
    },
  });
  const addOnce = useOnce<void>(add);
  const { may } = props;
  if (!may.ok && text === "") return null;
  return (
    <form
      className="stack note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) addOnce();
      }}
    >
      <AreaField
        label={t("noteLabel")}
        hint={t("noteHint")}
        rows={2}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemNotice error={add.error} />
      {may.text ? (
        <p className="notice info" role="status">
          {may.text} {t("textKept")}
        </p>
      ) : null}
      <div>
        <Button htmlType="submit" loading={add.isPending} disabled={!text.trim() || !may.ok}>
          {t("addNote")}
        </Button>
      </div>
    </form>
  );
}
