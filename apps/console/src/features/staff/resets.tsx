import type { Answer } from "@jinnang/api-client";
import { formatTime, useOnce } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { resetsQuery, type StaffReset } from "./data.ts";
import { Secret } from "./secret.tsx";
import { useText } from "./text.ts";

type HandedOver = Answer<"/v1/identity/staff/resets/{id}/decide", "post">;

/** Sign-in help that waits for a second admin; nothing is shown when nothing waits. */
export function Resets() {
  const t = useText();
  const resets = useQuery(resetsQuery);
  const [handedOver, setHandedOver] = useState<HandedOver>();
  const items = resets.data?.items ?? [];
  return (
    <>
      <ProblemNotice error={resets.error} />
      {items.length > 0 ? (
        <Section title={t("resetsTitle")}>
          <ul className="plain-list line-list">
            {items.map((reset) => (
              <li key={reset.id}>
                <ResetItem reset={reset} onApproved={setHandedOver} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {handedOver ? (
        <Drawer
          title={t("handOver")}
          size={440}
          open
          onClose={() => setHandedOver(undefined)}
          // A click beside it must not throw the secret away.
          mask={{ closable: false }}
        >
          <Secret {...handedOver} onClose={() => setHandedOver(undefined)} />
        </Drawer>
      ) : null}
    </>
  );
}

function ResetItem(props: { reset: StaffReset; onApproved: (secret: HandedOver) => void }) {
  const t = useText();
  const me = useMe();
  const { reset } = props;
  const mine = reset.askedBy.id === me?.id;
  const decide = useDecide(reset.id, props.onApproved);
  const decideOnce = useOnce(decide);
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack-tight">
      <p>
        <span className="tag warn">{t(`reset_${reset.kind}`)}</span>{" "}
        <span className="strong">
          {reset.staff.displayName} {reset.staff.staffNumber}
        </span>
      </p>
      <p>{reset.reason}</p>
      <p className="soft small">
        {t("askedBy", { name: reset.askedBy.displayName, time: formatTime(reset.askedAt) })}
        {" · "}
        {t("expiresAt", { time: formatTime(reset.expiresAt) })}
      </p>
      <ProblemNotice error={decide.error} />
      {reset.staff.id === me?.id ? (
        <p className="small">{t("aboutYou")}</p>
      ) : (
        <div className="row wrap">
          {mine ? null : (
            <>
              <Button
                type="primary"
                size="small"
                loading={decide.isPending}
                onClick={() => setAsking(true)}
              >
                {t("approve")}
              </Button>
              <Modal
                title={t("approveReset")}
                open={asking}
                okText={t("approve")}
                cancelText={t("cancel")}
                onOk={() => {
                  setAsking(false);
                  decideOnce(true);
                }}
                onCancel={() => setAsking(false)}
              >
                <p>{t("approveResetText", { name: reset.staff.displayName })}</p>
              </Modal>
            </>
          )}
          <Button size="small" disabled={decide.isPending} onClick={() => decideOnce(false)}>
            {t(mine ? "withdraw" : "decline")}
          </Button>
          {mine ? <span className="soft small">{t("waitsForOther")}</span> : null}
        </div>
      )}
    </div>
  );
}

function useDecide(id: string, onApproved: (secret: HandedOver) => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (approve: boolean) =>
      take(
        api.POST("/v1/identity/staff/resets/{id}/decide", {
          params: { path: { id } },
          body: { approve },
        }),
      ),
    onSuccess: (answer, approve) => {
      if (approve) onApproved(answer);
      else message.success(t("resetDeclined"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["staff"] }),
  });
}
