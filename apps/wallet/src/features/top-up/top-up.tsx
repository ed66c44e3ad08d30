import { formatMoney, parseMoney } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { PinStep } from "../../shared/pin-step.tsx";
import { Screen } from "../../shared/screen.tsx";
import { useScreenSignal } from "../../shared/screen-signal.ts";
import { Empty, Loaded } from "../../shared/states.tsx";
import { type BankAccount, bankAccountsQuery, startTopUp } from "./data.ts";
import { useText } from "./text.ts";
import styles from "./top-up.module.css";

const QUICK_YUAN = [50, 100, 200, 500];
const MINOR_MIN = 100;
const MINOR_MAX = 5_000_000;

/** Money from a linked bank account into the wallet. */
export function TopUp() {
  const t = useText();
  const accounts = useQuery(bankAccountsQuery);
  return (
    <Screen title={t("title")}>
      <Loaded
        query={accounts}
        empty={({ items }) =>
          items.every(({ state }) => state !== "linked") ? (
            <Empty
              title={t("noBankTitle")}
              text={t("noBankText")}
              action={<Link to="/banks">{t("link")}</Link>}
            />
          ) : null
        }
      >
        {({ items }) => <TopUpForm accounts={items.filter(({ state }) => state === "linked")} />}
      </Loaded>
    </Screen>
  );
}

function TopUpForm(props: { accounts: BankAccount[] }) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key, setKey] = useState(idempotencyKey);
  const [accountId, setAccountId] = useState(props.accounts[0]?.id ?? "");
  const [text, setText] = useState("");
  const amount = parseMoney(text);
  const valid = amount && amount.value >= MINOR_MIN && amount.value <= MINOR_MAX;
  const [asksPin, setAsksPin] = useState(false);
  const signal = useScreenSignal();
  const topUp = useMutation({
    mutationFn: (pin: string) => {
      if (!amount) throw new Error(t("amountWrong"));
      return startTopUp({ instrumentId: accountId, amount, pin, key, signal: signal() });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["orders"] }),
  });
  // Given with the press, so that an answer after the screen was left leads nowhere.
  const onSuccess = (order: { id: string }) =>
    navigate({ to: "/orders/$id", params: { id: order.id }, replace: true });
  if (asksPin && amount) {
    const from = props.accounts.find(({ id }) => id === accountId);
    return (
      <PinStep
        text={t("pinText", { amount: formatMoney(amount), lastFour: from?.ending ?? "" })}
        isPending={topUp.isPending}
        error={topUp.error}
        onPin={(pin) => topUp.mutate(pin, { onSuccess })}
        onCancel={() => {
          // What was asked for may change now, so it gets a key of its own.
          setKey(idempotencyKey());
          topUp.reset();
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
        if (valid) setAsksPin(true);
      }}
    >
      <AccountChoice accounts={props.accounts} chosen={accountId} onChoose={setAccountId} />
      <Field
        label={t("amount")}
        className={`input ${styles.amount}`}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={text}
        hint={t("amountHint")}
        error={text && !valid ? t("amountWrong") : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <QuickAmounts chosen={text} onChoose={setText} />
      <Button block color="primary" type="submit" disabled={!valid}>
        {valid ? t("submit", { amount: formatMoney(amount) }) : t("submitPlain")}
      </Button>
    </form>
  );
}

function AccountChoice(props: {
  accounts: BankAccount[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const t = useText();
  return (
    <fieldset className={styles.group}>
      <legend>{t("from")}</legend>
      {props.accounts.map((account) => (
        <label key={account.id} className={styles.option}>
          <input
            type="radio"
            name="account"
            checked={account.id === props.chosen}
            onChange={() => props.onChoose(account.id)}
          />
          <span className="grow">
            {account.name} · {t("ending", { lastFour: account.ending ?? "" })}
          </span>
        </label>
      ))}
      <Link to="/banks">{t("banks")}</Link>
    </fieldset>
  );
}

function QuickAmounts(props: { chosen: string; onChoose: (text: string) => void }) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of shortcuts, not a form's fieldset.
    <div className={styles.quick} role="group" aria-label={t("quick")}>
      {QUICK_YUAN.map((yuan) => (
        <button
          key={yuan}
          type="button"
          aria-pressed={props.chosen === String(yuan)}
          onClick={() => props.onChoose(String(yuan))}
        >
          {formatMoney({ currency: "CNY", value: yuan * 100 }).replace(/\.00$/, "")}
        </button>
      ))}
    </div>
  );
}
