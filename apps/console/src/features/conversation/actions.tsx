import { FolderAddOutlined, ReadOutlined, StopOutlined, SwapOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { ButtonLink } from "../../shared/button-link.tsx";
import { SelectField } from "../../shared/field.tsx";
import { useHasRole, useMe } from "../../shared/me.ts";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { useWidth } from "../../shared/width.ts";
import { OpenCase } from "../cases/open-case.tsx";
import { type Conversation, type Queue, queueQuery } from "./data.ts";
import { useText } from "./text.ts";

type Dialog = "case" | "transfer" | "end";

/** A person has it or should have it. */
const SERVED: readonly Conversation["state"][] = ["queued", "offered", "assigned"];

/** What can be done with a conversation besides replying. */
export function ThreadActions(props: { conversation: Conversation }) {
  const t = useText();
  const { conversation } = props;
  const me = useMe();
  const isSupervisor = useHasRole("supervisor");
  const iconsOnly = useWidth() === "narrow";
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  // A case is about a customer: while nobody knows who writes, there is none to open.
  const { customerId } = conversation;
  const mine = conversation.agent?.staffNumber === me?.staffNumber;
  const mayMove = isSupervisor
    ? SERVED.includes(conversation.state)
    : conversation.state === "assigned" && mine;
  const mayEnd = conversation.state === "assigned" && (mine || isSupervisor);
  const button = (name: Dialog, label: string, icon: React.ReactNode) => (
    <Button size="small" icon={icon} aria-label={label} onClick={() => setDialog(name)}>
      {iconsOnly ? null : label}
    </Button>
  );
  return (
    <fieldset className="row plain-group" aria-label={t("actions")}>
      {customerId ? button("case", t("newCase"), <FolderAddOutlined aria-hidden />) : null}
      {mayMove && !mine ? <TakeOver conversation={conversation} /> : null}
      {mayMove ? button("transfer", t("transfer"), <SwapOutlined aria-hidden />) : null}
      {mayEnd ? button("end", t("end"), <StopOutlined aria-hidden />) : null}
      <ButtonLink
        to="/learning"
        search={{ tab: "mark", conversation: conversation.id } as never}
        size="small"
        icon={<ReadOutlined aria-hidden />}
        aria-label={t("markArticle")}
      >
        {iconsOnly ? null : t("markArticle")}
      </ButtonLink>
      {customerId ? (
        <OpenCase
          open={dialog === "case"}
          onClose={close}
          customerId={customerId}
          conversationId={conversation.id}
          orderId={conversation.orderId}
        />
      ) : null}
      {dialog === "transfer" ? <Transfer conversation={conversation} onClose={close} /> : null}
      {dialog === "end" ? <End conversation={conversation} onClose={close} /> : null}
    </fieldset>
  );
}

/** A supervisor takes it at once, from the queue or from whoever has it. */
export function TakeOver(props: { conversation: Pick<Conversation, "id"> }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const takeOver = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/conversations/{id}/take", {
          params: { path: { id: props.conversation.id } },
        }),
      ),
    onSuccess: () => message.success(t("taken")),
    onError: (error) => message.error(error.message),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Button size="small" loading={takeOver.isPending} onClick={() => takeOver.mutate()}>
      {t("take")}
    </Button>
  );
}

/** The choice that is no colleague. */
const QUEUE = "queue";

export function Transfer(props: { conversation: Pick<Conversation, "id">; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const me = useMe();
  const queue = useQuery(queueQuery);
  const [to, setTo] = useState(QUEUE);
  const agentLabel = (agent: Queue["agents"][number]) => {
    const { displayName: name, assigned, capacity } = agent;
    return t("agentLoad", { name, assigned, capacity });
  };
  const transfer = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/conversations/{id}/transfer", {
          params: { path: { id: props.conversation.id } },
          body: to === QUEUE ? { queue: "front" } : { staffId: to },
        }),
      ),
    onSuccess: () => {
      message.success(t("transferDone"));
      void queries.invalidateQueries();
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("transferTitle")}
      okText={t("transfer")}
      cancelText={shared("cancel")}
      confirmLoading={transfer.isPending}
      onOk={() => transfer.mutate()}
      onCancel={props.onClose}
    >
      <Loaded query={queue}>
        {({ agents }) => (
          <div className="stack">
            <p>{t("transferText")}</p>
            <SelectField
              label={t("transferTo")}
              value={to}
              onChange={setTo}
              options={[
                { value: QUEUE, label: t("toQueue") },
                ...agents
                  .filter((agent) => agent.state === "available" && agent.staffId !== me?.id)
                  .map((agent) => ({ value: agent.staffId, label: agentLabel(agent) })),
              ]}
            />
            <ProblemNotice error={transfer.error} />
          </div>
        )}
      </Loaded>
    </Modal>
  );
}

function End(props: { conversation: Conversation; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/conversations/{id}/close", {
          params: { path: { id: props.conversation.id } },
        }),
      ),
    onSuccess: () => {
      message.success(t("endDone"));
      void queries.invalidateQueries();
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("endTitle")}
      okText={t("end")}
      cancelText={shared("cancel")}
      confirmLoading={end.isPending}
      onOk={() => end.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t("endText")}</p>
        <ProblemNotice error={end.error} />
      </div>
    </Modal>
  );
}
