import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { codeDigits } from "../../shared/one-time-code.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { type BankAccount, bankAccountsQuery, proveBank } from "./data.ts";
import { useText } from "./text.ts";

/** The code that the bank itself sent to the owner of the account. */
export function LinkCode({ account }: { account: BankAccount }) {
  const t = useText();
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const prove = useMutation({
    mutationFn: () => proveBank(account.id, code),
    onSuccess: () => Toast.show({ content: t("linked"), icon: "success" }),
    onError: () => setCode(""),
    // A wrong code may have ended the link.
    onSettled: () => queries.invalidateQueries({ queryKey: bankAccountsQuery.queryKey }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) prove.mutate();
      }}
    >
      <p className="notice info" role="status">
        {t(account.codeBy === "statement" ? "codeByStatement" : "codeBySms")}
      </p>
      <Field
        label={t("bankCode")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        hint={t("bankCodeHint", { tries: account.triesLeft ?? 0 })}
        onChange={(event) => setCode(codeDigits(event.target.value))}
      />
      <ProblemNotice error={prove.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={prove.isPending}
        disabled={code.length !== 6}
      >
        {t("prove")}
      </Button>
    </form>
  );
}
