import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { useConfirm } from "../../shared/confirm.tsx";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { type BankAccount, bankAccountsQuery, unlinkBank } from "./data.ts";
import { LinkCode } from "./link-code.tsx";
import { LinkForm } from "./link-form.tsx";
import { useText } from "./text.ts";

/** While the bank has not answered, its word is looked for this often beside the live screen. */
const ASK_AGAIN_MS = 3_000;

/** The customer's bank accounts: linked, waiting for the bank, refused; and linking another. */
export function Banks() {
  const t = useText();
  const accounts = useQuery({
    ...bankAccountsQuery,
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === "asked") ? ASK_AGAIN_MS : false,
  });
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
            {items.some((each) => each.state === "linked") ? (
              <Link to="/top-up">{t("toTopUp")}</Link>
            ) : null}
            {items.some((each) => each.state === "asked" || each.state === "code") ? null : (
              <LinkForm first={items.length === 0} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function AccountLine(props: { account: BankAccount }) {
  const t = useText();
  const queries = useQueryClient();
  const { id, name, ending, holderName, state } = props.account;
  const lastFour = ending ?? "";
  const unlink = useMutation({
    mutationFn: () => unlinkBank(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: bankAccountsQuery.queryKey }),
  });
  const { ask: confirm, dialog } = useConfirm();
  const ask = async () => {
    if (state !== "linked") return unlink.mutate();
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
          {t(state === "linked" ? "unlink" : "dismiss")}
        </Button>
      </div>
      <AccountState account={props.account} />
      <ProblemNotice error={unlink.error} />
      {dialog}
    </li>
  );
}

/** What an account that is not linked yet waits for, or why it was refused. */
function AccountState({ account }: { account: BankAccount }) {
  const t = useText();
  if (account.state === "asked") {
    return (
      <p className="notice info" role="status">
        {t("asked")}
      </p>
    );
  }
  if (account.state === "code") return <LinkCode account={account} />;
  if (account.state === "refused") {
    return (
      <p className="notice bad" role="status">
        {account.refusal}
      </p>
    );
  }
  return null;
}
