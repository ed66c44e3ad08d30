import { useOnce, useWords } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { customerQuery } from "../../shared/customer.ts";
import { AreaField, SelectField, TextField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { CASE_KINDS, type CaseKind } from "./data.ts";
import { useOrderLabel } from "./order-label.ts";
import { useText } from "./text.ts";

interface Origin {
  customerId: string;
  conversationId?: string;
  orderId?: string | null;
}

/** Opens a case for a customer, usually out of the conversation. */
export function OpenCase(props: Origin & { open: boolean; onClose: () => void }) {
  const t = useText();
  return (
    <Drawer
      title={t("openTitle")}
      size={480}
      open={props.open}
      onClose={props.onClose}
      destroyOnHidden
    >
      <CaseForm {...props} />
    </Drawer>
  );
}

const SUBJECT_LENGTH_MAX = 120;
const TEXT_LENGTH_MAX = 4_000;

function CaseForm(props: Origin & { onClose: () => void }) {
  const t = useText();
  const word = useWords();
  const [kind, setKind] = useState<CaseKind>("complaint");
  const [orderId, setOrderId] = useState(props.orderId ?? "");
  const [subject, setSubject] = useState("");
  const [description, setDescription] = useState("");
  const [remedySought, setRemedy] = useState("");
  const create = useCreate(props);
  const createOnce = useOnce(create);
  const complete = subject.trim() !== "" && description.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) createOnce({ kind, orderId, subject, description, remedySought });
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <p className="soft">{t("openLead")}</p>
      <SelectField
        label={t("kind")}
        value={kind}
        onChange={(value) => setKind(value as CaseKind)}
        options={CASE_KINDS.map((value) => ({ value, label: word("caseKind", value) }))}
      />
      <OrderChoice customerId={props.customerId} value={orderId} onChange={setOrderId} />
      <TextField
        label={t("subject")}
        maxLength={SUBJECT_LENGTH_MAX}
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      />
      <AreaField
        label={t("description")}
        hint={t("descriptionHint")}
        rows={6}
        maxLength={TEXT_LENGTH_MAX}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <AreaField
        label={t("remedy")}
        optional
        rows={2}
        maxLength={TEXT_LENGTH_MAX}
        value={remedySought}
        onChange={(event) => setRemedy(event.target.value)}
      />
      <ProblemNotice error={create.error} />
      <Button type="primary" htmlType="submit" loading={create.isPending} disabled={!complete}>
        {t("create")}
      </Button>
    </form>
  );
}

function OrderChoice(props: { customerId: string; value: string; onChange: (id: string) => void }) {
  const t = useText();
  const orderLabel = useOrderLabel();
  const card = useQuery(customerQuery(props.customerId));
  const orders = card.data?.orders ?? [];
  return (
    <SelectField
      label={t("order")}
      value={props.value}
      onChange={props.onChange}
      options={[
        { value: "", label: t("noOrder") },
        ...orders.map((order) => ({ value: order.id, label: orderLabel(order) })),
      ]}
    />
  );
}

interface Form {
  kind: CaseKind;
  orderId: string;
  subject: string;
  description: string;
  remedySought: string;
}

function useCreate(props: Origin & { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: Form) =>
      take(
        api.POST("/v1/cases", {
          body: {
            kind: form.kind,
            customerId: props.customerId,
            subject: form.subject.trim(),
            description: form.description.trim(),
            ...(props.conversationId ? { conversationId: props.conversationId } : {}),
            ...(form.orderId ? { orderId: form.orderId } : {}),
            ...(form.remedySought.trim() ? { remedySought: form.remedySought.trim() } : {}),
          },
        }),
      ),
    onSuccess: (created) => {
      message.success(t("created", { number: created.number }));
      for (const name of ["cases", "customer", "messages"]) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
      props.onClose();
      void navigate({ to: "/cases/$id", params: { id: created.id } as never });
    },
  });
}
