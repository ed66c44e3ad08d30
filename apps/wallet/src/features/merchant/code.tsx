import { Amount, formatClock, parseMoney } from "@jinnang/ui";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { type Code, makeCode } from "./data.ts";
import { useText } from "./text.ts";

/** A QR code for a customer to scan, with an amount or without. */
export function MerchantCode() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const make = useMutation({
    mutationFn: () => {
      const amount = parseMoney(text);
      return makeCode(id, { ...(amount ? { amount } : {}), ...(note ? { note } : {}) });
    },
  });
  return (
    <Screen title={t("codeTitle")}>
      {make.data ? (
        <ShowCode code={make.data} onAnother={() => make.reset()} />
      ) : (
        <form
          className="stack card"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Field
            label={t("codeAmount")}
            inputMode="decimal"
            maxLength={10}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Field
            label={t("codeNote")}
            maxLength={60}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <ProblemNotice error={make.error} />
          <Button
            block
            color="primary"
            type="submit"
            loading={make.isPending}
            disabled={text !== "" && !parseMoney(text)?.value}
          >
            {t("show")}
          </Button>
        </form>
      )}
    </Screen>
  );
}

function ShowCode({ code, onAnother }: { code: Code; onAnother: () => void }) {
  const t = useText();
  const [image, setImage] = useState("");
  useEffect(() => {
    import("qrcode")
      .then(({ default: qrcode }) => qrcode.toDataURL(code.code, { width: 560, margin: 2 }))
      .then(setImage);
  }, [code.code]);
  return (
    <section className="card stack" style={{ alignItems: "center", textAlign: "center" }}>
      {code.amount ? <Amount money={code.amount} class="big-amount" /> : null}
      {image ? (
        <img src={image} alt={t("codeTitle")} width="280" height="280" />
      ) : (
        <div className="skeleton" style={{ width: 280, height: 280 }} />
      )}
      <p>{t("scanMe")}</p>
      <p className="soft small">
        {code.expiresAt ? t("until", { time: formatClock(code.expiresAt) }) : t("standing")}
      </p>
      <p className="small soft">{t("copy")}</p>
      <code data-testid="code-text" style={{ overflowWrap: "anywhere" }}>
        {code.code}
      </code>
      <Button fill="outline" onClick={onAnother}>
        {t("another")}
      </Button>
    </section>
  );
}
