import { useMutation } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { AreaField } from "../../shared/field.tsx";
import { useHasRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { openMerchant, stopMerchant } from "./data.ts";
import { useText } from "./text.ts";

/** The server refuses shorter ones: an auditor must understand them. */
const NOTE_LENGTH_MIN = 4;

/** Stops the merchant of a payment, or lets it collect again; for supervisors and compliance. */
export function MerchantStop(props: { orderId: string; merchant: string }) {
  const t = useText();
  const shared = useSharedText();
  const may = useHasRole("supervisor", "compliance");
  const [asking, setAsking] = useState<"stop" | "open">();
  const [note, setNote] = useState("");
  const act = useMutation({
    mutationFn: () =>
      (asking === "open" ? openMerchant : stopMerchant)(props.orderId, { note: note.trim() }),
    onSuccess: () => {
      setNote("");
      setAsking(undefined);
    },
  });
  if (!may) return null;
  return (
    <div className="row wrap">
      <Button size="small" danger onClick={() => setAsking("stop")}>
        {t("stopMerchant")}
      </Button>
      <Button size="small" onClick={() => setAsking("open")}>
        {t("openMerchant")}
      </Button>
      {act.data ? (
        <span role="status" className="soft tiny">
          {t(act.data.frozen ? "merchantStopped" : "merchantOpened", { name: act.data.name })}
        </span>
      ) : null}
      {asking ? (
        <Modal
          open
          title={`${t(asking === "stop" ? "stopMerchant" : "openMerchant")}: ${props.merchant}`}
          okText={t(asking === "stop" ? "stopMerchant" : "openMerchant")}
          cancelText={shared("cancel")}
          confirmLoading={act.isPending}
          okButtonProps={{ disabled: note.trim().length < NOTE_LENGTH_MIN }}
          onOk={() => act.mutate()}
          onCancel={() => setAsking(undefined)}
        >
          <div className="stack">
            <p>{t(asking === "stop" ? "stopMerchantText" : "openMerchantText")}</p>
            <AreaField
              label={t("whatHappened")}
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <ProblemNotice error={act.error} />
          </div>
        </Modal>
      ) : null}
    </div>
  );
}
