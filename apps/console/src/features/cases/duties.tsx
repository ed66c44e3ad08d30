import { formatDate, formatTime, StateTag } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, TextField } from "../../shared/field.tsx";
import { useHasRole } from "../../shared/me.ts";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { type Case, caseQuery, type Obligation } from "./data.ts";
import { useText } from "./text.ts";

/** What we owe on this case, until when, and how many working days that is from now. */
export function Duties(props: { case: Case }) {
  const t = useText();
  const isSupervisor = useHasRole("supervisor");
  const [extending, setExtending] = useState(false);
  const item = props.case;
  const extendable =
    isSupervisor && item.obligations.some(({ rule, metAt }) => rule === "answer" && !metAt);
  const extend = (
    <Button size="small" onClick={() => setExtending(true)}>
      {t("extend")}
    </Button>
  );
  return (
    <Section title={t("dutiesTitle")} end={extendable ? extend : null}>
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
  const left = duty.workingDaysLeft;
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
            <strong> · {left > 0 ? t("daysLeft", { n: left }) : t("dayLeftToday")}</strong>
          )}
        </p>
      )}
      {duty.provisional ? <p className="soft tiny">{t("provisional")}</p> : null}
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
  const extend = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/cases/{id}/extensions", {
          params: { path: { id } },
          body: { workingDays: Number(days), reason: reason.trim() },
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
          label={t("extendDays")}
          hint={t("extendHint")}
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
