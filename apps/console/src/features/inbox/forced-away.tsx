import { ring } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useEffect } from "react";
import { ProblemNotice } from "../../shared/states.tsx";
import { presenceQuery, useSetPresence } from "./data.ts";
import { useText } from "./text.ts";

/** The desk has set me away: said at once and aloud, with one press to go on. */
export function ForcedAway() {
  const t = useText();
  const presence = useQuery(presenceQuery).data;
  const change = useSetPresence();
  const why = presence?.state === "away" ? presence.awayReason : null;
  const isForced = why === "unanswered" || why === "silent";
  useEffect(() => {
    if (isForced) ring();
  }, [isForced]);
  if (!isForced) return null;
  return (
    <Modal
      open
      closable={false}
      title={t("forcedTitle")}
      footer={[
        <Button key="away" onClick={() => change.mutate({ state: "away" })}>
          {t("stayAway")}
        </Button>,
        <Button
          key="here"
          type="primary"
          loading={change.isPending}
          onClick={() => change.mutate({ state: "available" })}
        >
          {t("hereAgain")}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{t(why === "silent" ? "forcedSilent" : "forcedUnanswered")}</p>
        <ProblemNotice error={change.error} />
      </div>
    </Modal>
  );
}
