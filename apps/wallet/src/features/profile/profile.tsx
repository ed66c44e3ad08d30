import {
  chosenTheme,
  firstCharacter,
  setTheme,
  type Theme,
  useIsDark,
  useLanguage,
} from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { LinkLine } from "../../shared/link-line.tsx";
import { type Me, useMe } from "../../shared/me.ts";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { signOut as postSignOut, rememberLanguage } from "./data.ts";
import { Limits } from "./limits.tsx";
import { useText } from "./text.ts";

/** The person: who they are here, what they may do, and where the settings are. */
export function MePage() {
  const t = useText();
  const me = useMe();
  return (
    <Screen title={t("title")} top>
      {me ? (
        <>
          <Profile me={me} />
          <Limits />
          <Links me={me} />
          <Choices />
          <SignOut />
        </>
      ) : (
        <Waiting />
      )}
    </Screen>
  );
}

function Profile({ me }: { me: Me }) {
  const t = useText();
  const levels = { 1: "level1", 2: "level2", 3: "level3" } as const;
  return (
    <section className="card row">
      <span className="avatar" aria-hidden="true">
        {firstCharacter(me.displayName)}
      </span>
      <div className="grow">
        <h2 className="strong clip">{me.displayName}</h2>
        <p className="soft small">
          {me.phoneMasked} · {t("number", { number: me.customerNumber })}
        </p>
        <p className="small">
          <span className="tag good">{t("level", { level: me.level })}</span>{" "}
          {t(levels[me.level as 1 | 2 | 3])}
        </p>
        {me.level < 3 ? (
          <Link to="/help/$slug" params={{ slug: "raise-identity-level" }} className="small">
            {t("raise")}
          </Link>
        ) : null}
      </div>
    </section>
  );
}

function Links({ me }: { me: Me }) {
  const t = useText();
  return (
    <nav className="card" aria-label={t("title")}>
      <ul className="plain-list line-list">
        {me.merchants.map((merchant) => (
          <li key={merchant.id}>
            <LinkLine to={`/merchant/${merchant.id}`} icon="shop" label={merchant.name} />
          </li>
        ))}
        <li>
          <LinkLine to="/security" icon="lock" label={t("security")} text={t("securityText")} />
        </li>
        <li>
          <LinkLine to="/banks" icon="bank" label={t("banks")} />
        </li>
        <li>
          <LinkLine to="/inbox" icon="bell" label={t("inbox")} />
        </li>
        <li>
          <LinkLine to="/cases" icon="case" label={t("cases")} />
        </li>
        <li>
          <LinkLine to="/channels" icon="shield" label={t("channels")} />
        </li>
      </ul>
    </nav>
  );
}

function Choices() {
  const t = useText();
  const queries = useQueryClient();
  const [language, setLanguage] = useLanguage();
  useIsDark();
  const remember = useMutation({
    mutationFn: rememberLanguage,
    // Texts that the server writes come in the new language.
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section className="card stack">
      <label className="spread">
        {t("language")}
        <select
          className="input"
          style={{ width: "auto" }}
          value={language}
          onChange={(event) => {
            const chosen = event.target.value === "en" ? "en" : "zh";
            setLanguage(chosen);
            remember.mutate(chosen);
          }}
        >
          <option value="zh">{t("chinese")}</option>
          <option value="en">{t("english")}</option>
        </select>
      </label>
      <label className="spread">
        {t("theme")}
        <select
          className="input"
          style={{ width: "auto" }}
          value={chosenTheme()}
          onChange={(event) => setTheme(event.target.value as Theme)}
        >
          <option value="system">{t("system")}</option>
          <option value="light">{t("light")}</option>
          <option value="dark">{t("dark")}</option>
        </select>
      </label>
    </section>
  );
}

function SignOut() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: postSignOut,
    onSuccess: async () => {
      await navigate({ to: "/welcome" });
      queries.clear();
    },
  });
  return (
    <>
      <ProblemNotice error={signOut.error} />
      <Button block loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t("signOut")}
      </Button>
    </>
  );
}
