import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, SelectField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import type { StaffPerson, StaffReset } from "./data.ts";
import { useText } from "./text.ts";

/** The first of four eyes: asks for a colleague's new authenticator or password. */
export function AskReset(props: { person: StaffPerson; onDone: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [kind, setKind] = useState<StaffReset["kind"]>("authenticator");
  const [reason, setReason] = useState("");
  const ask = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/identity/staff/{id}/resets", {
          params: { path: { id: props.person.id } },
          body: { kind, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      message.success(t("resetAsked"));
      void queries.invalidateQueries({ queryKey: ["staff"] });
      props.onDone();
    },
  });
  const askOnce = useOnce<void>(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) askOnce();
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <h2 style={{ marginTop: "var(--jn-space-4)" }}>{t("resetTitle")}</h2>
      <p className="soft small">{t("resetLead")}</p>
      <SelectField
        label={t("resetKind")}
        value={kind}
        onChange={(value) => setKind(value === "password" ? "password" : "authenticator")}
        options={[
          { value: "authenticator", label: t("reset_authenticator") },
          { value: "password", label: t("reset_password") },
        ]}
      />
      <AreaField
        label={t("resetReason")}
        hint={t("resetReasonHint")}
        rows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNotice error={ask.error} />
      <Button htmlType="submit" loading={ask.isPending} disabled={!reason.trim()}>
        {t("askReset")}
      </Button>
    </form>
  );
}
