import { formatTime, useOnce, useWords } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import type { StaffRequest } from "./data.ts";
import { useText } from "./text.ts";

const TAGS = { waiting: "warn", approved: "good", declined: "soft", expired: "soft" } as const;

/** One request: what, about whom, why, who agreed; and the buttons of whoever may decide. */
export function RequestItem(props: { request: StaffRequest; onLink: (url: string) => void }) {
  const t = useText();
  const word = useWords();
  const me = useMe();
  const { request } = props;
  const who = request.concerned ?? { displayName: request.displayName ?? "", staffNumber: "" };
  const what = request.lost ? t(`lost_${request.lost}`) : t(`kind_${request.kind}`);
  const roles = request.roles?.map((role) => word("staffRole", role)).join(" · ");
  return (
    <div className="stack-tight">
      <p>
        <span className={`tag ${TAGS[request.state]}`}>{t(`state_${request.state}`)}</span>{" "}
        <span className="strong">
          {what} {who.displayName} {who.staffNumber}
        </span>
        {roles ? ` · ${roles}` : null}
      </p>
      <p className="break">{request.reason}</p>
      <p className="soft small">
        {t("askedBy", { name: request.askedBy.displayName, time: formatTime(request.askedAt) })}
        {request.approvals.map((approval) => (
          <span key={approval.by.id}>
            {" · "}
            {t(approval.alone ? "approvedAlone" : "approvedBy", {
              name: approval.by.displayName,
              time: formatTime(approval.at),
            })}
          </span>
        ))}
        {request.state === "waiting"
          ? ` · ${t("expiresAt", { time: formatTime(request.expiresAt) })}`
          : null}
      </p>
      {request.state === "waiting" && request.concerned?.id === me?.id ? (
        <p className="small">{t("aboutYou")}</p>
      ) : null}
      <Decide {...props} />
    </div>
  );
}

function Decide(props: { request: StaffRequest; onLink: (url: string) => void }) {
  const t = useText();
  const me = useMe();
  const { may, askedBy, state } = props.request;
  const decide = useDecide(props.request.id, props.onLink);
  const decideOnce = useOnce(decide);
  const [asking, setAsking] = useState(false);
  if (state !== "waiting" || !may.decline) return null;
  const mine = askedBy.id === me?.id;
  return (
    <>
      <ProblemNotice error={decide.error} />
      <div className="row wrap">
        {may.approve ? (
          <Button
            type="primary"
            size="small"
            loading={decide.isPending}
            onClick={() => setAsking(true)}
          >
            {t("approve")}
          </Button>
        ) : null}
        <Button size="small" loading={decide.isPending} onClick={() => decideOnce(false)}>
          {t(mine ? "withdraw" : "decline")}
        </Button>
        {may.approve ? null : <span className="soft small">{t("waitsForOther")}</span>}
      </div>
      <Modal
        title={t("approveTitle")}
        open={asking}
        okText={t("approve")}
        cancelText={t("cancel")}
        onOk={() => {
          setAsking(false);
          decideOnce(true);
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t("approveText")}</p>
        {may.third ? <p>{t("thirdText")}</p> : null}
        {mine ? <p>{t("aloneText")}</p> : null}
      </Modal>
    </>
  );
}

function useDecide(id: string, onLink: (url: string) => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (approve: boolean) =>
      take(
        api.POST("/v1/identity/staff/requests/{id}/decide", {
          params: { path: { id } },
          body: { approve },
        }),
      ),
    onSuccess: ({ state, enrolmentUrl }) => {
      void queries.invalidateQueries({ queryKey: ["staff"] });
      if (enrolmentUrl) onLink(enrolmentUrl);
      else message.success(t(`decided_${state}`));
    },
  });
}
