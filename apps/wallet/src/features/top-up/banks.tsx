import { currentLanguage } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useId, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { useConfirm } from "../../shared/confirm.tsx";
import { Field } from "../../shared/field.tsx";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { type BankAccount, bankAccountsQuery, banksQuery, linkBank, unlinkBank } from "./data.ts";
import { useText } from "./text.ts";

/** The customer's linked bank accounts, and linking another. */
export function Banks() {
  const t = useText();
  const accounts = useQuery(bankAccountsQuery);
  return (
    <Screen title={t("banks")}>
      <Loaded query={accounts}>
        {({ items }) => (
          <>
            {items.length > 0 ? (
              <ul className="plain-list line-list card">
                {items.map((account) => (
                  <AccountLine key={account.id} account={account} />
                ))}
              </ul>
            ) : null}
            <LinkForm first={items.length === 0} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function AccountLine(props: { account: BankAccount }) {
  const t = useText();
  const queries = useQueryClient();
  const { id, name, ending, holderName } = props.account;
  const lastFour = ending ?? "";
  const unlink = useMutation({
    mutationFn: () => unlinkBank(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: bankAccountsQuery.queryKey }),
  });
  const { ask: confirm, dialog } = useConfirm();
  const ask = async () => {
    const content = t("unlinkAsk", { name, lastFour });
    const confirmText = t("unlink");
    if (await confirm({ content, confirmText, cancelText: t("cancel") })) unlink.mutate();
  };
  return (
    <li>
      <div className="line-link">
        <span className="avatar" aria-hidden="true">
          <Icon name="bank" />
        </span>
        <span className="grow">
          <span className="strong">{name}</span>
          <br />
          <span className="small soft">
            {t("ending", { lastFour })} · {holderName}
          </span>
        </span>
        <Button size="small" fill="outline" loading={unlink.isPending} onClick={ask}>
          {t("unlink")}
        </Button>
      </div>
      <ProblemNotice error={unlink.error} />
      {dialog}
    </li>
  );
}

function LinkForm(props: { first: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [bankId, setBankId] = useState("");
  const [accountNumber, setNumber] = useState("");
  const [holderName, setHolder] = useState("");
  const banks = useQuery(banksQuery);
  const chosenBank = bankId || banks.data?.items[0]?.id || "";
  const link = useMutation({
    mutationFn: () => linkBank({ institution: chosenBank, number: accountNumber, holderName }),
    onSuccess: async () => {
      Toast.show({ content: t("linked"), icon: "success" });
      await queries.invalidateQueries({ queryKey: bankAccountsQuery.queryKey });
      setNumber("");
    },
  });
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        const isFirst = props.first;
        const goOn = () => isFirst && navigate({ to: "/top-up", replace: true });
        link.mutate(undefined, { onSuccess: goOn });
      }}
    >
      <h2 className="section-title">{t(props.first ? "link" : "add")}</h2>
      <BankSelect
        banks={banks.data?.items ?? []}
        chosen={chosenBank}
        onChoose={setBankId}
        label={t("bank")}
      />
      <Field
        label={t("number")}
        inputMode="numeric"
        autoComplete="off"
        minLength={6}
        maxLength={25}
        required
        value={accountNumber}
        hint={t("numberHint")}
        onChange={(event) => setNumber(event.target.value.replace(/\D/g, ""))}
      />
      <Field
        label={t("holder")}
        autoComplete="name"
        maxLength={60}
        required
        value={holderName}
        hint={t("holderHint")}
        onChange={(event) => setHolder(event.target.value)}
      />
      <ProblemNotice error={link.error ?? banks.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={link.isPending}
        disabled={accountNumber.length < 6 || !holderName || !chosenBank}
      >
        {t("save")}
      </Button>
    </form>
  );
}

function BankSelect(props: {
  banks: { id: string; name: { zh: string; en: string } }[];
  chosen: string;
  onChoose: (id: string) => void;
  label: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        {props.banks.map((bank) => (
          <option key={bank.id} value={bank.id}>
            {bank.name[currentLanguage()]}
          </option>
        ))}
      </select>
    </div>
  );
}
