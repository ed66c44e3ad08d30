import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { SelectField } from "../../shared/field.tsx";
import type { StaffRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { type AskedRequest, type StaffPerson, useAsk } from "./data.ts";
import { ReasonField } from "./reason-field.tsx";
import { RolesField } from "./roles-field.tsx";
import { useText } from "./text.ts";

const CHANGES = ["roles", "stop", "resetBoth", "resetPassword", "resetAuthenticator"] as const;
type Change = (typeof CHANGES)[number] | "activate";

/** What may be changed about a colleague's rights, and why; most of it another admin decides. */
export function ChangeRights(props: {
  person: StaffPerson;
  onAsked: (code: string | null) => void;
  onDone: () => void;
}) {
  const t = useText();
  const { person } = props;
  const [change, setChange] = useState<Change>(person.active ? "roles" : "activate");
  const [roles, setRoles] = useState<StaffRole[]>(person.roles);
  const [reason, setReason] = useState("");
  const { ask, askOnce } = useAsk(props.onAsked);
  const stop = useStop(person.id, props.onDone);
  const stopOnce = useOnce(stop);
  // An admin alone may stop anybody but an admin: that takes two.
  const atOnce = change === "stop" && !person.roles.includes("admin");
  const sameRoles = [...roles].sort().join() === [...person.roles].sort().join();
  const fits = change !== "roles" || (roles.length > 0 && !sameRoles);
  const ready = reason.trim() !== "" && fits;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (atOnce) stopOnce(reason.trim());
    else askOnce(asked(person.id, change, roles, reason.trim()));
  };
  const choices = person.active ? CHANGES : (["activate"] as const);
  return (
    <form className="drawer-form" onSubmit={submit} autoComplete="off">
      <h2 style={{ marginTop: "var(--jn-space-4)" }}>{t("rightsTitle")}</h2>
      <SelectField
        label={t("changeKind")}
        value={change}
        onChange={(value) => setChange(value as Change)}
        options={choices.map((value) => ({ value, label: t(`change_${value}`) }))}
      />
      {change === "roles" ? <RolesField value={roles} onChange={setRoles} /> : null}
      <p className="soft small">{t(atOnce ? "stopsAtOnce" : "takesTwo")}</p>
      <ReasonField value={reason} onChange={setReason} />
      <ProblemNotice error={ask.error ?? stop.error} />
      <Button htmlType="submit" loading={ask.isPending || stop.isPending} disabled={!ready}>
        {t(atOnce ? "stopNow" : "askChange")}
      </Button>
    </form>
  );
}

function asked(staffId: string, change: Change, roles: StaffRole[], reason: string): AskedRequest {
  if (change === "roles") return { kind: "roles", staffId, roles, reason };
  if (change === "activate") return { kind: "activate", staffId, reason };
  if (change === "stop") return { kind: "deactivate", staffId, reason };
  const lost = {
    resetBoth: "both",
    resetPassword: "password",
    resetAuthenticator: "authenticator",
  };
  return { kind: "reset", staffId, lost: lost[change] as "both", reason };
}

function useStop(id: string, done: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      take(
        api.POST("/v1/identity/staff/{id}/stop", { params: { path: { id } }, body: { reason } }),
      ),
    onSuccess: () => {
      message.success(t("stopped"));
      void queries.invalidateQueries({ queryKey: ["staff"] });
      done();
    },
  });
}
