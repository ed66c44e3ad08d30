import { currentLanguage } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { PinStep } from "../../shared/pin-step.tsx";
import { useScreenSignal } from "../../shared/screen-signal.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { bankAccountsQuery, banksQuery, linkBank } from "./data.ts";
import { useText } from "./text.ts";

interface Account {
  institution: string;
  number: string;
  holderName: string;
  phone: string;
}

const EMPTY: Account = { institution: "", number: "", holderName: "", phone: "" };

/** Asks to link an account: what the bank is asked with, then the PIN. */
export function LinkForm(props: { first: boolean }) {
  const t = useText();
  const queries = useQueryClient();
  const signal = useScreenSignal();
  const [account, setAccount] = useState(EMPTY);
  const [asksPin, setAsksPin] = useState(false);
  const banks = useQuery(banksQuery);
  const institution = account.institution || banks.data?.items[0]?.id || "";
  const link = useMutation({
    mutationFn: (pin: string) => linkBank({ ...account, institution, pin, signal: signal() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: bankAccountsQuery.queryKey }),
  });
  const isFull = account.number.length >= 8 && account.holderName && account.phone && institution;
  if (asksPin) {
    return (
      <PinStep
        text={t("linkPin", { lastFour: account.number.slice(-4) })}
        isPending={link.isPending}
        error={link.error}
        onPin={(pin) => link.mutate(pin)}
        onCancel={() => {
          link.reset();
          setAsksPin(false);
        }}
      />
    );
  }
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFull) setAsksPin(true);
      }}
    >
      <h2 className="section-title">{t(props.first ? "link" : "add")}</h2>
      <BankSelect
        banks={banks.data?.items ?? []}
        chosen={institution}
        onChoose={(id) => setAccount({ ...account, institution: id })}
        label={t("bank")}
      />
      <AccountFields account={account} onChange={setAccount} />
      <ProblemNotice error={banks.error} />
      <Button block color="primary" type="submit" disabled={!isFull}>
        {t("save")}
      </Button>
    </form>
  );
}

function AccountFields(props: { account: Account; onChange: (account: Account) => void }) {
  const t = useText();
  const { account, onChange } = props;
  return (
    <>
      <Field
        label={t("number")}
        inputMode="numeric"
        autoComplete="off"
        minLength={8}
        maxLength={25}
        required
        value={account.number}
        hint={t("numberHint")}
        onChange={(event) =>
          onChange({ ...account, number: event.target.value.replace(/\D/g, "") })
        }
      />
      <Field
        label={t("holder")}
        autoComplete="name"
        maxLength={60}
        required
        value={account.holderName}
        hint={t("holderHint")}
        onChange={(event) => onChange({ ...account, holderName: event.target.value })}
      />
      <Field
        label={t("bankPhone")}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        required
        value={account.phone}
        hint={t("bankPhoneHint")}
        onChange={(event) => onChange({ ...account, phone: event.target.value })}
      />
    </>
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
