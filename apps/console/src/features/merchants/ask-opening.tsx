import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, TextField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText } from "./text.ts";

const EMPTY = { ownerNumber: "", name: "", category: "", reason: "" };

export function AskOpening(props: { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setForm({ ...form, ...change });
  const ask = useMutation({
    mutationFn: (body: typeof EMPTY) => take(api.POST("/v1/wallet/merchant-openings", { body })),
    onSuccess: () => {
      message.success(t("asked"));
      void queries.invalidateQueries({ queryKey: ["merchant-openings"] });
      props.onClose();
    },
  });
  const askOnce = useOnce(ask);
  const ready = Object.values(form).every((text) => text.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) askOnce(form);
  };
  return (
    <Drawer title={t("ask")} size={440} open onClose={props.onClose}>
      <form className="drawer-form" onSubmit={submit} autoComplete="off">
        <p className="soft">{t("askLead")}</p>
        <TextField
          label={t("ownerNumber")}
          hint={t("ownerHint")}
          maxLength={40}
          value={form.ownerNumber}
          onChange={(event) => set({ ownerNumber: event.target.value })}
        />
        <TextField
          label={t("name")}
          maxLength={60}
          value={form.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={t("category")}
          maxLength={40}
          value={form.category}
          onChange={(event) => set({ category: event.target.value })}
        />
        <AreaField
          label={t("reason")}
          hint={t("reasonHint")}
          rows={2}
          maxLength={300}
          value={form.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <ProblemNotice error={ask.error} />
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={!ready}>
          {t("submit")}
        </Button>
      </form>
    </Drawer>
  );
}
