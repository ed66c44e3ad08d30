import { formatTime, useOnce } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { api, take } from "../../shared/api.ts";
import { useHasRole } from "../../shared/me.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import type { MerchantOpening } from "./data.ts";
import { useText } from "./text.ts";

const TAGS = { waiting: "warn", approved: "good", declined: "soft" } as const;

export function OpeningItem({ opening }: { opening: MerchantOpening }) {
  const t = useText();
  const { owner, askedBy, decidedBy, state } = opening;
  return (
    <div className="stack-tight">
      <p>
        <span className={`tag ${TAGS[state]}`}>{t(`state_${state}`)}</span>{" "}
        <span className="strong">{opening.name}</span> · {opening.category}
      </p>
      <p>{t("owner", { name: owner.displayName, number: owner.customerNumber })}</p>
      <p className="break">{opening.reason}</p>
      <p className="soft small">
        {t("askedBy", { name: askedBy.displayName, time: formatTime(opening.askedAt) })}
        {decidedBy ? ` · ${t("decidedBy", { name: decidedBy.displayName })}` : null}
      </p>
      {state === "waiting" ? <Decide opening={opening} /> : null}
    </div>
  );
}

function Decide({ opening }: { opening: MerchantOpening }) {
  const t = useText();
  const { message } = App.useApp();
  const decides = useHasRole("supervisor");
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (approve: boolean) =>
      take(
        api.POST("/v1/wallet/merchant-openings/{id}/decide", {
          params: { path: { id: opening.id } },
          body: { approve },
        }),
      ),
    onSuccess: () => {
      message.success(t("decided"));
      void queries.invalidateQueries({ queryKey: ["merchant-openings"] });
    },
  });
  const decideOnce = useOnce(decide);
  if (!decides) return <p className="soft small">{t("waits")}</p>;
  return (
    <>
      <ProblemNotice error={decide.error} />
      <div className="row wrap">
        {opening.mayApprove ? (
          <Button
            type="primary"
            size="small"
            loading={decide.isPending}
            onClick={() => decideOnce(true)}
          >
            {t("approve")}
          </Button>
        ) : null}
        <Button size="small" loading={decide.isPending} onClick={() => decideOnce(false)}>
          {t("decline")}
        </Button>
      </div>
    </>
  );
}
