import { formatAmount } from "@jinnang/money";
import { formatTime, useLanguage } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { JOURNAL_URL, type TrialBalanceData, type TrialLine, trialQuery } from "./data.ts";
import { useText } from "./text.ts";

/** Debits and credits by class; per currency the sum must be zero. */
export function TrialBalance() {
  const t = useText();
  const trial = useQuery(trialQuery);
  return (
    <Page
      title={t("trialTitle")}
      lead={t("trialLead")}
      actions={<a href={JOURNAL_URL}>{t("journal")}</a>}
    >
      <Loaded
        query={trial}
        empty={({ items }) => (items.length === 0 ? <Empty title={t("noLines")} /> : null)}
      >
        {(data) => <Tables data={data} />}
      </Loaded>
    </Page>
  );
}

function Tables(props: { data: TrialBalanceData }) {
  const t = useText();
  const currencies = [...new Set(props.data.items.map((line) => line.currency))];
  return (
    <>
      <p className="soft small">{t("at", { at: formatTime(props.data.at) })}</p>
      {currencies.map((currency) => (
        <Table
          key={currency}
          currency={currency}
          lines={props.data.items.filter((line) => line.currency === currency)}
        />
      ))}
    </>
  );
}

type Column =
  | "debitsPostedMinor"
  | "creditsPostedMinor"
  | "debitsPendingMinor"
  | "creditsPendingMinor"
  | "balanceMinor";

function Table(props: { currency: string; lines: TrialLine[] }) {
  const t = useText();
  const { currency, lines } = props;
  const sum = (column: Column) => lines.reduce((total, line) => total + BigInt(line[column]), 0n);
  const [language] = useLanguage();
  const money = (minor: string | bigint) => formatAmount(currency, BigInt(minor), language);
  const balanced = sum("balanceMinor") === 0n;
  return (
    <div className="stack">
      <p className={`notice ${balanced ? "good" : "bad"}`} role="status">
        {t(balanced ? "balanced" : "unbalanced")}
      </p>
      <TableBox label={t("trialTitle")}>
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            {(["trialAccounts", "debits", "credits", "pending", "balance"] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row" className="nowrap">
                <span className="soft">{line.code}</span> <ClassName line={line} />
              </th>
              <td className="number">{line.accounts.toLocaleString("en")}</td>
              <td className="number">{money(line.debitsPostedMinor)}</td>
              <td className="number">{money(line.creditsPostedMinor)}</td>
              <td className="number">
                {money(line.debitsPendingMinor)} / {money(line.creditsPendingMinor)}
              </td>
              <td className="number">{money(line.balanceMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t("sum", { currency })}
            </th>
            <td className="number">{money(sum("debitsPostedMinor"))}</td>
            <td className="number">{money(sum("creditsPostedMinor"))}</td>
            <td className="number">
              {money(sum("debitsPendingMinor"))} / {money(sum("creditsPendingMinor"))}
            </td>
            <td className="number">{money(sum("balanceMinor"))}</td>
          </tr>
        </tfoot>
      </TableBox>
    </div>
  );
}

const NAMES = [
  "bankSettlement",
  "bankInTransit",
  "cashTill",
  "exchangePosition",
  "suspense",
  "customerWallet",
  "merchantWallet",
  "withdrawalClearing",
  "topUpClearing",
  "fees",
  "exchangeMargin",
  "goodwillExpense",
  "provisionalCredit",
  "offerExpense",
  "bankCharges",
] as const;

function ClassName(props: { line: TrialLine }) {
  const t = useText();
  const known = NAMES.find((name) => name === props.line.name);
  return <>{known ? t(`name_${known}`) : props.line.name}</>;
}
