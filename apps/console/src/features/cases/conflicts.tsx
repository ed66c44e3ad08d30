import { formatTime, useOnce } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, SelectField, TextField } from "../../shared/field.tsx";
import { useHasRole, useMe } from "../../shared/me.ts";
import { Page, Section, TableBox } from "../../shared/page.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { type Conflict, conflictsQuery } from "./conflict-data.ts";
import { useText } from "./text.ts";

/** Wallets that are a colleague's own or of somebody close: on these they decide nothing. */
export function Conflicts() {
  const t = useText();
  const keeps = useHasRole("compliance");
  const conflicts = useQuery(conflictsQuery);
  return (
    <Page title={t("conflictsTitle")} lead={t(keeps ? "conflictsLeadAll" : "conflictsLeadMine")}>
      <Section title={t("declare")}>
        <DeclareForm />
      </Section>
      <Loaded query={conflicts}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t("noConflicts")}</p>
          ) : (
            <ConflictTable items={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

type Kind = Conflict["kind"];

function DeclareForm() {
  const t = useText();
  const me = useMe();
  const keeps = useHasRole("compliance");
  const [staffNumber, setStaffNumber] = useState("");
  const [kind, setKind] = useState<Kind>("relative");
  const [phone, setPhone] = useState("");
  const [note, setNote] = useState("");
  const declare = useDeclare(() => {
    setPhone("");
    setNote("");
  });
  const declareOnce = useOnce(declare);
  const whose = keeps && staffNumber ? staffNumber : (me?.staffNumber ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { staffNumber: whose.trim(), kind, phone: phone.trim(), note: note.trim() };
    if (body.phone && body.note) declareOnce(body);
  };
  return (
    <form className="stack" onSubmit={submit}>
      {keeps ? (
        <TextField
          label={t("conflictStaff")}
          optional
          hint={t("conflictStaffHint")}
          inputMode="numeric"
          value={staffNumber}
          onChange={(event) => setStaffNumber(event.target.value)}
        />
      ) : null}
      <SelectField
        label={t("conflictKind")}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        options={[
          { value: "relative", label: t("conflict_relative") },
          { value: "own", label: t("conflict_own") },
        ]}
      />
      <TextField
        label={t("conflictPhone")}
        hint={t("conflictPhoneHint")}
        inputMode="tel"
        autoComplete="off"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <AreaField
        label={t("conflictNote")}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ProblemNotice error={declare.error} />
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={declare.isPending}
          disabled={!phone.trim() || !note.trim()}
        >
          {t("declare")}
        </Button>
      </div>
    </form>
  );
}

function useDeclare(done: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { staffNumber: string; kind: Kind; phone: string; note: string }) =>
      take(api.POST("/v1/cases/conflicts", { body })),
    onSuccess: (answer) => {
      queries.setQueryData(conflictsQuery.queryKey, answer);
      message.success(t("declared"));
      done();
    },
  });
}

function ConflictTable(props: { items: Conflict[] }) {
  const t = useText();
  return (
    <TableBox label={t("conflictsTitle")}>
      <thead>
        <tr>
          <th scope="col">{t("conflictColleague")}</th>
          <th scope="col">{t("conflictKind")}</th>
          <th scope="col">{t("conflictPhone")}</th>
          <th scope="col">{t("conflictNote")}</th>
          <th scope="col">{t("conflictRecorded")}</th>
          <th scope="col">
            <span className="jn-visually-hidden">{t("conflictEnd")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((conflict) => (
          <tr key={conflict.id}>
            <td>
              {conflict.staff.displayName} {conflict.staff.staffNumber}
            </td>
            <td>{t(`conflict_${conflict.kind}`)}</td>
            <td>
              {conflict.phoneMasked}
              {conflict.hasWallet ? null : <p className="soft tiny">{t("noWalletYet")}</p>}
            </td>
            <td className="break">{conflict.note}</td>
            <td>
              {conflict.recordedBy.displayName}
              <p className="soft tiny">{formatTime(conflict.recordedAt)}</p>
            </td>
            <td>{conflict.mayEnd ? <EndButton conflict={conflict} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function EndButton(props: { conflict: Conflict }) {
  const t = useText();
  const queries = useQueryClient();
  const { id, staff, phoneMasked } = props.conflict;
  const end = useMutation({
    mutationFn: () => take(api.POST("/v1/cases/conflicts/{id}/end", { params: { path: { id } } })),
    onSuccess: (answer) => queries.setQueryData(conflictsQuery.queryKey, answer),
  });
  return (
    <>
      <Button
        size="small"
        loading={end.isPending}
        aria-label={t("conflictEndOf", { name: staff.displayName, phone: phoneMasked })}
        onClick={() => end.mutate()}
      >
        {t("conflictEnd")}
      </Button>
      <ProblemNotice error={end.error} />
    </>
  );
}
