import { LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { chosenTheme, setLanguage, setTheme, type Theme, useLanguage, useWords } from "@jinnang/ui";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { inboxQuery } from "../features/inbox/data.ts";
import { LeaveDialog } from "../features/inbox/leave.tsx";
import { api, take } from "../shared/api.ts";
import { SelectField } from "../shared/field.tsx";
import { forgetKept } from "../shared/kept.ts";
import { useHasRole, useMe } from "../shared/me.ts";
import { Pop } from "../shared/pop.tsx";
import { ProblemNotice } from "../shared/states.tsx";
import { useText } from "../shared/text.ts";

/** Who is signed in, the language and look of the screen, and the way out. */
export function FrameMe() {
  const t = useText();
  const word = useWords();
  const me = useMe();
  const signOut = useSignOut();
  if (!me) return null;
  return (
    <>
      <Pop label={`${t("me")}: ${me.displayName}`} button={<UserOutlined aria-hidden />}>
        {(close) => (
          <div className="stack">
            <div className="stack-tight">
              <p className="strong">{me.displayName}</p>
              <p className="soft small">{t("staffNumber", { number: me.staffNumber })}</p>
              <p className="soft small">
                {me.roles.map((role) => word("staffRole", role)).join(" · ")}
              </p>
            </div>
            <Link to="/my-settings" onClick={close}>
              {t("account")}
            </Link>
            <Appearance />
            <ProblemNotice error={signOut.error} />
            <Button
              icon={<LogoutOutlined aria-hidden />}
              loading={signOut.isPending}
              onClick={signOut.start}
            >
              {t("signOut")}
            </Button>
          </div>
        )}
      </Pop>
      {signOut.dialog}
    </>
  );
}

function Appearance() {
  const t = useText();
  const [language] = useLanguage();
  const [theme, choose] = useState<Theme>(chosenTheme());
  return (
    <>
      <SelectField
        label={t("language")}
        value={language}
        onChange={(value) => setLanguage(value === "en" ? "en" : "zh")}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
      <SelectField
        label={t("theme")}
        value={theme}
        onChange={(value) => {
          choose(value as Theme);
          setTheme(value as Theme);
        }}
        options={[
          { value: "system", label: t("themeSystem") },
          { value: "light", label: t("themeLight") },
          { value: "dark", label: t("themeDark") },
        ]}
      />
    </>
  );
}

/** Leaving with conversations in hand is asked about first; the dialog stands outside the panel. */
function useSignOut() {
  const serves = useHasRole("agent", "supervisor");
  const mine = useQuery({ ...inboxQuery, enabled: serves }).data?.mine ?? [];
  const [isAsked, setAsked] = useState(false);
  const signOut = useMutation({
    mutationFn: async () => {
      // Nobody should be offered to a person who is leaving; the session ends all the same.
      if (serves) await goAway().catch(() => undefined);
      await take(api.POST("/v1/identity/staff/sign-out"));
    },
    // A new page: nothing of this person, not even a draft, stays in memory or in the browser.
    onSuccess: () => {
      forgetKept();
      location.assign("/console/sign-in");
    },
  });
  const dialog = isAsked ? (
    <LeaveDialog
      mine={mine}
      onCancel={() => setAsked(false)}
      onLeft={() => {
        setAsked(false);
        signOut.mutate();
      }}
    />
  ) : null;
  const start = () => (mine.length > 0 ? setAsked(true) : signOut.mutate());
  return { start, dialog, error: signOut.error, isPending: signOut.isPending };
}

function goAway() {
  return api.PUT("/v1/conversations/presence", { body: { state: "away" } });
}
