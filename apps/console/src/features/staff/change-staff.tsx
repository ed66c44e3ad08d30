import { useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { TextField } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { ChangeRights } from "./change-rights.tsx";
import type { StaffPerson } from "./data.ts";
import { HandOver } from "./hand-over.tsx";
import { useText } from "./text.ts";

/** A colleague's entry: what they are called, and what another admin must agree to. */
export function ChangeStaff(props: { person: StaffPerson; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { person, onClose } = props;
  const [code, setCode] = useState<string>();
  const asked = (given: string | null) => (given ? setCode(given) : onClose());
  return (
    <Drawer
      title={
        code
          ? t("codeTitle")
          : t("changeTitle", { name: person.displayName, number: person.staffNumber })
      }
      size={440}
      open
      onClose={onClose}
      mask={{ closable: !code }}
    >
      {code ? (
        <HandOver code={code} onClose={onClose} />
      ) : (
        <div className="stack">
          <NamesForm person={person} onDone={onClose} />
          {me?.id === person.id ? (
            <p className="soft small">{t("ownRights")}</p>
          ) : (
            <ChangeRights person={person} onAsked={asked} onDone={onClose} />
          )}
        </div>
      )}
    </Drawer>
  );
}

function NamesForm(props: { person: StaffPerson; onDone: () => void }) {
  const t = useText();
  const { person } = props;
  const [displayName, setName] = useState(person.displayName);
  const [department, setDepartment] = useState(person.department);
  const [departmentEn, setDepartmentEn] = useState(person.departmentEn);
  const changed = {
    ...(displayName.trim() === person.displayName ? {} : { displayName: displayName.trim() }),
    ...(department.trim() === person.department ? {} : { department: department.trim() }),
    ...(departmentEn.trim() === person.departmentEn ? {} : { departmentEn: departmentEn.trim() }),
  };
  const change = useChange(person.id, props.onDone);
  const changeOnce = useOnce(change);
  const named = [displayName, department, departmentEn].every((name) => name.trim() !== "");
  const ready = named && Object.keys(changed).length > 0;
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
