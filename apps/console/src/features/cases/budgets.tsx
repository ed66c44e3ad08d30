import type { Schemas } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { formatMoney, useWords } from "@jinnang/ui";
import type { Case } from "./data.ts";
import { useText } from "./text.ts";

type Budget = Schemas["CaseBudget"];
type Proposable = Case["proposable"][number];

/** What is left of each budget, so that nobody proposes what nobody may approve. */
export function BudgetList(props: { budgets: readonly Budget[] }) {
  const t = useText();
  if (props.budgets.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3 className="small">{t("budgetsTitle")}</h3>
      <ul className="plain-list small">
        {props.budgets.map((budget) => (
          <li
            key={`${budget.scope}${budget.period}`}
            className={isUsedUp(budget) ? "error-text" : ""}
          >
            {t(isUsedUp(budget) ? "budgetNone" : "budgetLeft", {
              text: budget.text,
              uses: budget.usesLeft,
              money: budget.amountLeft ? formatMoney(budget.amountLeft) : "",
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isUsedUp({ usesLeft, amountLeft }: Budget): boolean {
  return usesLeft === 0 || amountLeft?.value === 0;
}

/** Who will have to approve the amount that is being typed. */
export function TierLine(props: { action: Proposable | undefined; amount: WireMoney | undefined }) {
  const t = useText();
  const word = useWords();
  const { action, amount } = props;
  const tier = action?.tiers.find(
    ({ amountMax }) => amountMax === null || (amount && amount.value <= amountMax.value),
  );
  if (!tier) return null;
  const roles = tier.roles.map((role) => word("staffRole", role)).join(" / ");
  return <p className="soft small">{t(tier.people > 1 ? "tierTwo" : "tierOne", { roles })}</p>;
}
