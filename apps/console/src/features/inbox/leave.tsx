import { useMutation, useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, SelectField } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { queueQuery } from "../conversation/data.ts";
import { useText as useConversationText } from "../conversation/text.ts";
import type { InboxItem } from "./data.ts";
import { useText } from "./text.ts";

const REASON_LENGTH_MIN = 4;

/** The end of a shift with conversations in hand: whoever leaves says what becomes of them. */
export function LeaveDialog(props: {
  mine: readonly InboxItem[];
  onCancel: () => void;
  onLeft: () => void;
}) {
  const t = useText();
  const shared = useSharedText();
  const [leaving, setLeaving] = useState<Leaving>({ chats: "queue", staffId: "", reason: "" });
  const { chats, staffId, reason } = leaving;
  const leave = useMutation({
    mutationFn: () => take(api.POST("/v1/conversations/presence/leave", { body: bodyOf(leaving) })),
    onSuccess: props.onLeft,
  });
  const complete =
    chats === "queue" ||
    (chats === "colleague" ? staffId !== "" : reason.trim().length >= REASON_LENGTH_MIN);
  return (
    <Modal
      open
      title={t("leaveTitle", { n: props.mine.length })}
      okText={t("leave")}
      cancelText={shared("cancel")}
      okButtonProps={{ disabled: !complete }}
      confirmLoading={leave.isPending}
      onOk={() => leave.mutate()}
      onCancel={props.onCancel}
    >
      <div className="stack">
        <Names mine={props.mine} />
        <LeavingFields value={leaving} onChange={setLeaving} />
        <ProblemNotice error={leave.error} />
      </div>
    </Modal>
  );
}

interface Leaving {
  readonly chats: "queue" | "colleague" | "keep";
  readonly staffId: string;
  readonly reason: string;
}

function bodyOf({ chats, staffId, reason }: Leaving) {
  if (chats === "colleague") return { chats, staffId };
  return chats === "keep" ? { chats, reason: reason.trim() } : { chats };
}

function LeavingFields(props: { value: Leaving; onChange: (value: Leaving) => void }) {
  const t = useText();
  const colleagues = useColleagues();
  const { value } = props;
  const change = (patch: Partial<Leaving>) => props.onChange({ ...value, ...patch });
  const choices = [
    { value: "queue", label: t("leaveToQueue") },
    ...(colleagues.length > 0 ? [{ value: "colleague", label: t("leaveToColleague") }] : []),
    { value: "keep", label: t("leaveKeep") },
  ];
  return (
    <>
      <SelectField
        label={t("leaveWhat")}
        value={value.chats}
        onChange={(chats) => change({ chats: chats as Leaving["chats"] })}
        options={choices}
      />
      {value.chats === "colleague" ? (
        <SelectField
          label={t("colleague")}
          value={value.staffId}
          onChange={(staffId) => change({ staffId })}
          options={[{ value: "", label: "–" }, ...colleagues]}
        />
      ) : null}
      {value.chats === "keep" ? (
        <AreaField
          label={t("leaveReason")}
          hint={t("leaveKeepHint")}
          rows={2}
          maxLength={300}
          value={value.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      ) : null}
    </>
  );
}

function Names(props: { mine: readonly InboxItem[] }) {
  const t = useText();
  return (
    <ul className="plain-list line-list">
      {props.mine.map((item) => (
        <li key={item.id} className="row">
          <span className="clip grow">{item.customerName ?? t("unknownCustomer")}</span>
          {item.waitingSince ? <span className="tag warn">{t("waitsForWord")}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function useColleagues(): { value: string; label: string }[] {
  const t = useConversationText();
  const me = useMe();
  const agents = useQuery(queueQuery).data?.agents ?? [];
  return agents
    .filter((agent) => agent.state === "available" && agent.staffId !== me?.id)
    .map(({ staffId, displayName: name, assigned, capacity }) => ({
      value: staffId,
      label: t("agentLoad", { name, assigned, capacity }),
    }));
}
