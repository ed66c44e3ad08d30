import { formatDate, formatTime, StateTag } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, TextField } from "../../shared/field.tsx";
import { MayButton } from "../../shared/may-button.tsx";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { type Case, caseQuery, type Obligation } from "./data.ts";
import { useText } from "./text.ts";

/** Our duties on this case: until when, how long that is, and where the rule comes from. */
export function Duties(props: { case: Case }) {
  const t = useText();
  const [extending, setExtending] = useState(false);
  const item = props.case;
  const may = item.may.extend;
  const extend = (
    <MayButton size="small" may={may} onClick={() => setExtending(true)}>
      {t("extend")}
    </MayButton>
  );
  return (
    <Section title={t("dutiesTitle")} end={may.reason === "not_allowed" ? null : extend}>
      <ul className="plain-list line-list">
        {item.obligations.map((duty) => (
          <Duty key={duty.id} duty={duty} />
        ))}
      </ul>
      {extending ? <Extend case={item} onClose={() => setExtending(false)} /> : null}
    </Section>
  );
}

function Duty(props: { duty: Obligation }) {
  const t = useText();
  const { duty } = props;
  const left = duty.daysLeft;
  const days = duty.unit === "calendar_days" ? "daysLeft" : "workingDaysLeft";
  return (
    <li>
      <div className="spread">
        <strong>{duty.title}</strong>
        <StateTag of="dutyState" state={duty.state} />
      </div>
      {duty.metAt ? (
        <p className="soft small">{t("metOn", { date: formatTime(duty.metAt) })}</p>
      ) : (
        <p className="small">
          {t("dueOn", { date: formatDate(duty.dueAt) })}
          {left === null ? null : (
            <strong> · {left > 0 ? t(days, { n: left }) : t("dayLeftToday")}</strong>
          )}
        </p>
      )}
      {duty.provisional ? <p className="soft tiny">{t("provisional")}</p> : null}
      <p className="soft tiny break">
        {t(duty.kind === "promise" ? "byPromise" : "byLaw", { source: duty.sources.join("; ") })}
      </p>
      {duty.doubt ? <p className="soft tiny break">{t("doubt", { text: duty.doubt })}</p> : null}
    </li>
  );
}

const EXTENSION_DAYS_USUAL = "20";

function Extend(props: { case: Case; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [days, setDays] = useState(EXTENSION_DAYS_USUAL);
  const [reason, setReason] = useState("");
  const { id } = props.case;
  const longest = props.case.obligations.find(({ metAt, extension }) => !metAt && extension);
  const max = longest?.extension;
  const extend = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/cases/{id}/extensions", {
          params: { path: { id } },
          body: { days: Number(days), reason: reason.trim() },
        }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(caseQuery(id).queryKey, answer);
      message.success(t("extended"));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("extendTitle")}
      okText={t("extend")}
      cancelText={shared("cancel")}
      confirmLoading={extend.isPending}
      okButtonProps={{ disabled: !/^[1-9]\d?$/.test(days) || !reason.trim() }}
      onOk={() => extend.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <TextField
          label={t(max?.unit === "working_days" ? "extendWorkingDays" : "extendDays")}
          hint={t("extendHint", { n: max?.daysMax ?? 0 })}
          inputMode="numeric"
          maxLength={2}
          value={days}
          onChange={(event) => setDays(event.target.value.replace(/\D/g, ""))}
        />
        <AreaField
          label={t("reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ProblemNotice error={extend.error} />
      </div>
    </Modal>
  );
}
