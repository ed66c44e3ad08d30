import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { TextField } from "../../shared/field.tsx";
import { type StaffRole, useMe } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { AskReset } from "./ask-reset.tsx";
import type { StaffPerson } from "./data.ts";
import { RolesField } from "./roles-field.tsx";
import { useText } from "./text.ts";

/** A colleague's entry: names, rights, whether they still work here, and sign-in help. */
export function ChangeStaff(props: { person: StaffPerson; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { person } = props;
  const own = me?.id === person.id;
  return (
    <Drawer
      title={t("changeTitle", { name: person.displayName, number: person.staffNumber })}
      size={440}
      open
      onClose={props.onClose}
    >
      <div className="stack">
        <ChangeForm person={person} own={own} onDone={props.onClose} />
        {own || !person.active ? null : <AskReset person={person} onDone={props.onClose} />}
      </div>
    </Drawer>
  );
}

function ChangeForm(props: { person: StaffPerson; own: boolean; onDone: () => void }) {
  const t = useText();
  const { person, own } = props;
  const [displayName, setName] = useState(person.displayName);
  const [department, setDepartment] = useState(person.department);
  const [departmentEn, setDepartmentEn] = useState(person.departmentEn);
  const [roles, setRoles] = useState<StaffRole[]>(person.roles);
  const [active, setActive] = useState(person.active);
  // Only what changed is sent: any change of rights signs the person out.
  const otherRoles = [...roles].sort().join() !== [...person.roles].sort().join();
  const changed = {
    ...(displayName.trim() === person.displayName ? {} : { displayName: displayName.trim() }),
    ...(department.trim() === person.department ? {} : { department: department.trim() }),
    ...(departmentEn.trim() === person.departmentEn ? {} : { departmentEn: departmentEn.trim() }),
    ...(otherRoles ? { roles } : {}),
    ...(active === person.active ? {} : { active }),
  };
  const change = useChange(person.id, props.onDone);
  const changeOnce = useOnce(change);
  const named = [displayName, department, departmentEn].every((name) => name.trim() !== "");
  const complete = named && roles.length > 0;
  const ready = complete && Object.keys(changed).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) changeOnce(changed);
  };
  return (
    <form className="drawer-form" onSubmit={submit} autoComplete="off">
      <TextField
        label={t("name")}
        maxLength={40}
        value={displayName}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("department")}
        maxLength={40}
        value={department}
        onChange={(event) => setDepartment(event.target.value)}
      />
      <TextField
        label={t("departmentEn")}
        maxLength={40}
        value={departmentEn}
        onChange={(event) => setDepartmentEn(event.target.value)}
      />
      <RolesField value={roles} onChange={setRoles} disabled={own} />
      <Checkbox
        checked={active}
        disabled={own}
        onChange={(event) => setActive(event.target.checked)}
      >
        {t("worksHere")}
      </Checkbox>
      <p className="soft small">{t(own ? "ownRights" : "rightsSignOut")}</p>
      <ProblemNotice error={change.error} />
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!ready}>
        {t("save")}
      </Button>
    </form>
  );
}

interface Change {
  displayName?: string;
  department?: string;
  departmentEn?: string;
  roles?: StaffRole[];
  active?: boolean;
}

function useChange(id: string, done: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) =>
      take(api.PATCH("/v1/identity/staff/{id}", { params: { path: { id } }, body })),
    onSuccess: () => {
      message.success(t("saved"));
      void queries.invalidateQueries({ queryKey: ["staff"] });
      void queries.invalidateQueries({ queryKey: ["me"] });
      done();
    },
  });
}
