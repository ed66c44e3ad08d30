import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { type Article, saveDraft, useRefresh } from "../data.ts";
import { Reading } from "../reading.tsx";
import { ContentDiff } from "../review/content-diff.tsx";
import { useReviewText } from "../review/text.ts";

/** Words that came with a newer product for an article that staff have changed. */
export function ShippedTab(props: { article: Article }) {
  const r = useReviewText();
  const [isAsking, setAsking] = useState(false);
  const { article } = props;
  const { shipped, published, draft, placeholders } = article;
  if (!shipped) return null;
  return (
    <div className="stack-wide">
      <section className="section stack">
        <p>{r("shippedLead")}</p>
        {draft?.kind === "retire" ? null : (
          <p>
            <Button type="primary" onClick={() => setAsking(true)}>
              {r("takeShipped")}
            </Button>
          </p>
        )}
      </section>
      {published ? (
        <>
          <p className="soft">{r("shippedChanges")}</p>
          <ContentDiff before={published.content} after={shipped.content} none={r("compareSame")} />
        </>
      ) : (
        <Reading content={shipped.content} placeholders={placeholders} />
      )}
      {isAsking ? <Take article={article} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function Take(props: { article: Article; onClose: () => void }) {
  const r = useReviewText();
  const shared = useSharedText();
  const { article, onClose } = props;
  const take = useTake(article, onClose);
  return (
    <Modal
      open
      title={r("takeShippedTitle")}
      okText={r("takeShipped")}
      cancelText={shared("cancel")}
      confirmLoading={take.isPending}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        {article.draft ? <p className="notice warn">{r("takeShippedOver")}</p> : null}
        <p>{r("takeShippedLead")}</p>
        <ProblemNotice error={take.error} />
      </div>
    </Modal>
  );
}

function useTake(article: Article, onClose: () => void) {
  const r = useReviewText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { slug, shipped, published, draft } = article;
  return useMutation({
    mutationFn: () => {
      if (!shipped) throw new Error("the tab is only there with newer shipped text");
      return saveDraft(slug, {
        revision: draft?.revision ?? null,
        kind: "change",
        content: shipped.content,
        note: r("takenNote"),
        ...(published ? { baseVersion: published.version } : {}),
      });
    },
    onSuccess: () => {
      void message.success(r("taken"));
      onClose();
      const search = { tab: "article" } as never;
      void navigate({ to: "/articles/$slug", params: { slug } as never, search });
    },
    onSettled: () => void refresh(slug),
  });
}
