import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { caseQuery } from "./data.ts";
import { useText } from "./text.ts";

export function NoteForm(props: { caseId: string }) {
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
      <div>
        <Button htmlType="submit" loading={add.isPending} disabled={!text.trim()}>
          {t("addNote")}
        </Button>
      </div>
    </form>
  );
}
