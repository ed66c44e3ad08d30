import { Amount, firstCharacter, parseMoney } from "@jinnang/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { idempotencyKey } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import type { Order } from "../../shared/data.ts";
import { Field } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { createPayment, type Quote } from "./data.ts";
import styles from "./pay.module.css";
import { useText } from "./text.ts";

/** Whom and how much; makes the order that the PIN will confirm. */
export function AmountForm(props: { quote: Quote; onOrder: (order: Order) => void }) {
  const t = useText();
  const { quote } = props;
  const [key] = useState(idempotencyKey);
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const amount = quote.amount ?? parseMoney(text);
  const valid = amount && amount.value > 0;
  const create = useMutation({
    mutationFn: () => {
      if (!amount) throw new Error(t("amountWrong"));
      return createPayment({ code: quote.code, amount, ...(note ? { note } : {}) }, key);
    },
  });
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) create.mutate(undefined, { onSuccess: props.onOrder });
      }}
    >
      <div className={styles.payee}>
        <span className="avatar" aria-hidden="true">
          {firstCharacter(quote.merchant.name)}
        </span>
        <p className="soft small">{t("to")}</p>
        <p className="strong">{quote.merchant.name}</p>
        {quote.amount ? (
          <>
            <Amount money={quote.amount} class="big-amount" />
            <p className="soft small">{t("fixed")}</p>
          </>
        ) : null}
      </div>
      {quote.amount ? null : (
        <Field
          label={t("amount")}
          className={`input ${styles.amount}`}
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={text}
          error={text && !valid ? t("amountWrong") : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Field
        label={t("note")}
        maxLength={60}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="spread small soft">
        <span>{t("fee")}</span>
        <span>{quote.fee.value === 0 ? t("free") : <Amount money={quote.fee} />}</span>
      </p>
      <ProblemNotice error={create.error} />
      <Button block color="primary" type="submit" loading={create.isPending} disabled={!valid}>
        {t("next")}
      </Button>
    </form>
  );
}
