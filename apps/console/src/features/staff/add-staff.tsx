import { Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { TextField } from "../../shared/field.tsx";
import type { StaffRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { useAsk } from "./data.ts";
import { HandOver } from "./hand-over.tsx";
import { ReasonField } from "./reason-field.tsx";
import { RolesField } from "./roles-field.tsx";
import { useText } from "./text.ts";

/** Asks for a new colleague; afterwards the asker's half of the enrolment stands here, once. */
export function AddStaff(props: { onClose: () => void }) {
  const t = useText();
  const [code, setCode] = useState<string | null>();
  return (
    <Drawer
      title={t(code ? "codeTitle" : "addTitle")}
      size={440}
      open
      onClose={props.onClose}
      // A click beside it must not throw the code away.
      mask={{ closable: !code }}
    >
      {code ? <HandOver code={code} onClose={props.onClose} /> : <AddForm onAsked={setCode} />}
    </Drawer>
  );
}

function AddForm(props: { onAsked: (code: string | null) => void }) {
  const t = useText();
  const [displayName, setName] = useState("");
  const [department, setDepartment] = useState("");
  const [departmentEn, setDepartmentEn] = useState("");
  const [reason, setReason] = useState("");
  const [roles, setRoles] = useState<StaffRole[]>(["agent"]);
  const { ask, askOnce } = useAsk(props.onAsked);
  const complete = displayName.trim() !== "" && reason.trim() !== "" && roles.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    askOnce({
      kind: "add",
      displayName: displayName.trim(),
      roles,
      reason: reason.trim(),
      ...(department.trim() ? { department: department.trim() } : {}),
      ...(departmentEn.trim() ? { departmentEn: departmentEn.trim() } : {}),
    });
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
      <RolesField value={roles} onChange={setRoles} />
      <ReasonField value={reason} onChange={setReason} />
      <ProblemNotice error={ask.error} />
      <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={!complete}>
        {t("askAdd")}
      </Button>
    </form>
  );
}
