import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "../../shared/button.tsx";
import type { Order } from "../../shared/data.ts";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { AmountForm } from "./amount-form.tsx";
import { ConfirmForm } from "./confirm-form.tsx";
import { quotePayment } from "./data.ts";
import { Scanner } from "./scanner.tsx";
import { useText } from "./text.ts";

/** Paying a merchant: find the code, settle the amount, prove with the PIN. */
export function Pay() {
  const t = useText();
  const { code: given } = useSearch({ strict: false }) as { code?: string };
  const [order, setOrder] = useState<Order>();
  const quote = useMutation({ mutationFn: quotePayment });
  const { mutate } = quote;
  useEffect(() => {
    if (given) mutate(given);
  }, [given, mutate]);
  const restart = () => {
    quote.reset();
    setOrder(undefined);
  };
  return (
    <Screen title={t(order ? "confirmTitle" : "title")}>
      {quote.isPending ? <Waiting /> : null}
      {quote.isError ? (
        <>
          <ProblemNotice error={quote.error} />
          <Link to="/help">{t("help")}</Link>
        </>
      ) : null}
      {!quote.isPending && !quote.data ? (
        <Scanner onCode={(code) => quote.mutate(code)} initial={given ?? ""} />
      ) : null}
      {quote.data && !order ? <AmountForm quote={quote.data} onOrder={setOrder} /> : null}
      {quote.data && order ? <ConfirmForm order={order} onRestart={restart} /> : null}
      {quote.data && !order ? (
        <Button fill="none" onClick={restart}>
          {t("again")}
        </Button>
      ) : null}
    </Screen>
  );
}
