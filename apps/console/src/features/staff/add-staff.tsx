import type { Answer } from "@jinnang/api-client";
import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { PasswordField, TextField } from "../../shared/field.tsx";
import type { StaffRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { RolesField } from "./roles-field.tsx";
import { Secret } from "./secret.tsx";
import { useText } from "./text.ts";

type Added = Answer<"/v1/identity/staff", "post">;

/** Adds a person; afterwards the authenticator's secret stands here, once. */
export function AddStaff(props: { onClose: () => void }) {
  const t = useText();
  const [added, setAdded] = useState<Added>();
  return (
    <Drawer
      title={added ? t("doneTitle", { number: added.staffNumber }) : t("addTitle")}
      size={440}
      open
      onClose={props.onClose}
      // A click beside it must not throw the secret away.
      mask={{ closable: !added }}
    >
      {added ? (
        <Secret totpUri={added.totpUri} onClose={props.onClose} />
      ) : (
        <AddForm onAdded={setAdded} />
      )}
    </Drawer>
  );
}

function AddForm(props: { onAdded: (added: Added) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [displayName, setName] = useState("");
  const [department, setDepartment] = useState("");
  const [departmentEn, setDepartmentEn] = useState("");
  const [password, setPassword] = useState("");
  const [roles, setRoles] = useState<StaffRole[]>(["agent"]);
  const add = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/identity/staff", {
          body: {
            displayName: displayName.trim(),
            roles,
            password,
            ...(department.trim() ? { department: department.trim() } : {}),
            ...(departmentEn.trim() ? { departmentEn: departmentEn.trim() } : {}),
          },
        }),
      ),
    onSuccess: (added) => {
      void queries.invalidateQueries({ queryKey: ["staff"] });
      props.onAdded(added);
    },
  });
  const addOnce = useOnce<void>(add);
  const complete = displayName.trim() !== "" && password !== "" && roles.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) addOnce();
  };
  return (
    <form className="drawer-form" onSubmit={submit} autoComplete="off">
      <p className="soft">{t("addLead")}</p>
      <TextField
        label={t("name")}
        maxLength={40}
        value={displayName}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("department")}
        optional
        maxLength={40}
        value={department}
        onChange={(event) => setDepartment(event.target.value)}
      />
      <TextField
        label={t("departmentEn")}
        optional
        maxLength={40}
        value={departmentEn}
        onChange={(event) => setDepartmentEn(event.target.value)}
      />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <RolesField value={roles} onChange={setRoles} />
      <ProblemNotice error={add.error} />
      <Button type="primary" htmlType="submit" loading={add.isPending} disabled={!complete}>
        {t("create")}
      </Button>
    </form>
  );
}
