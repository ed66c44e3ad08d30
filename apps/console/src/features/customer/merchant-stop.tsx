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

type Act = "stop" | "open";

/** Stops the merchant of a payment, or lets it collect again; for supervisors and compliance. */
export function MerchantStop(props: { orderId: string; merchant: string }) {
  const t = useText();
  const may = useHasRole("supervisor", "compliance");
  const [asking, setAsking] = useState<Act>();
  const [done, setDone] = useState<{ name: string; frozen: boolean }>();
  if (!may) return null;
  return (
    <div className="row wrap">
      <Button size="small" danger onClick={() => setAsking("stop")}>
        {t("stopMerchant")}
      </Button>
      <Button size="small" onClick={() => setAsking("open")}>
        {t("openMerchant")}
      </Button>
      {done ? (
        <span role="status" className="soft tiny">
          {t(done.frozen ? "merchantStopped" : "merchantOpened", { name: done.name })}
        </span>
      ) : null}
      {asking ? (
        <AskNote {...props} act={asking} onDone={setDone} onClose={() => setAsking(undefined)} />
      ) : null}
    </div>
  );
}

function AskNote(props: {
  orderId: string;
  merchant: string;
  act: Act;
  onDone: (done: { name: string; frozen: boolean }) => void;
  onClose: () => void;
}) {
  const t = useText();
  const shared = useSharedText();
  const [note, setNote] = useState("");
  const stopping = props.act === "stop";
  const name = t(stopping ? "stopMerchant" : "openMerchant");
  const act = useMutation({
    mutationFn: () =>
      (stopping ? stopMerchant : openMerchant)(props.orderId, { note: note.trim() }),
    onSuccess: (done) => {
      props.onDone(done);
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={`${name}: ${props.merchant}`}
      okText={name}
      cancelText={shared("cancel")}
      confirmLoading={act.isPending}
      okButtonProps={{ disabled: note.trim().length < NOTE_LENGTH_MIN }}
      onOk={() => act.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t(stopping ? "stopMerchantText" : "openMerchantText")}</p>
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
  );
}
