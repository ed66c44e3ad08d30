import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { AreaField, SelectField } from "../../shared/field.tsx";
import { useHasRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { LOCK_REASONS, type LockReason, lockCustomer, signOutCustomer } from "./data.ts";
import { useText } from "./text.ts";

/** The server refuses shorter ones: an auditor must understand them. */
const NOTE_LENGTH_MIN = 4;

/** What one colleague alone may do at once for the customer: only close, never open. */
export function CardActions(props: { customerId: string }) {
  const t = useText();
  const may = useHasRole("agent", "supervisor", "teller", "compliance");
  const [asking, setAsking] = useState<"lock" | "signOut">();
  if (!may) return null;
  const close = () => setAsking(undefined);
  return (
    <div className="row wrap">
      <Button danger onClick={() => setAsking("lock")}>
        {t("lockWallet")}
      </Button>
      <Button onClick={() => setAsking("signOut")}>{t("signOutAll")}</Button>
      {asking === "lock" ? <LockDialog customerId={props.customerId} onClose={close} /> : null}
      {asking === "signOut" ? (
        <SignOutDialog customerId={props.customerId} onClose={close} />
      ) : null}
    </div>
  );
}

/** Every page that shows the customer reads anew, the audit trail included. */
function useChanged(customerId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["customer", customerId] }),
      queries.invalidateQueries({ queryKey: ["trail", customerId] }),
    ]);
}

function LockDialog(props: { customerId: string; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const changed = useChanged(props.customerId);
  const [reason, setReason] = useState<LockReason>("stolen");
  const [note, setNote] = useState("");
  const lock = useMutation({
    mutationFn: () => lockCustomer(props.customerId, { reason, note: note.trim() }),
    onSuccess: async () => {
      await changed();
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("lockTitle")}
      okText={t("lockNow")}
      okType="danger"
      cancelText={shared("cancel")}
      confirmLoading={lock.isPending}
      okButtonProps={{ disabled: note.trim().length < NOTE_LENGTH_MIN }}
      onOk={() => lock.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t("lockText")}</p>
        <SelectField
          label={t("reason")}
          value={reason}
          onChange={(value) => setReason(value as LockReason)}
          options={LOCK_REASONS.map((value) => ({ value, label: t(`lock_${value}`) }))}
        />
        <Note note={note} setNote={setNote} />
        <ProblemNotice error={lock.error} />
      </div>
    </Modal>
  );
}

function SignOutDialog(props: { customerId: string; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const changed = useChanged(props.customerId);
  const [note, setNote] = useState("");
  const signOut = useMutation({
    mutationFn: () => signOutCustomer(props.customerId, { note: note.trim() }),
    onSuccess: async () => {
      await changed();
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("signOutAll")}
      okText={t("signOutNow")}
      cancelText={shared("cancel")}
      confirmLoading={signOut.isPending}
      okButtonProps={{ disabled: note.trim().length < NOTE_LENGTH_MIN }}
      onOk={() => signOut.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t("signOutText")}</p>
        <Note note={note} setNote={setNote} />
        <ProblemNotice error={signOut.error} />
      </div>
    </Modal>
  );
}

function Note(props: { note: string; setNote: (note: string) => void }) {
  const t = useText();
  return (
    <AreaField
      label={t("whatHappened")}
      hint={t("whatHappenedHint")}
      rows={3}
      maxLength={500}
      value={props.note}
      onChange={(event) => props.setNote(event.target.value)}
    />
  );
}
