import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { api, isProblem, take } from "../../shared/api.ts";
import { PasswordField, TextField } from "../../shared/field.tsx";
import { Mark } from "../../shared/mark.tsx";
import { meQuery } from "../../shared/me.ts";
import { useDocumentTitle } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { ownPath } from "./own-path.ts";
import styles from "./sign-in.module.css";
import { useText } from "./text.ts";

/** Staff number and password first, then the code of the authenticator. */
export function SignIn() {
  const t = useText();
  const shared = useSharedText();
  const [challengeId, setChallengeId] = useState<string>();
  useDocumentTitle(t("title"));
  return (
    <main className={styles.ground} id="content">
      <div className={styles.box}>
        <div className={styles.brand}>
          <Mark size={36} />
          <div>
            <p className={styles.name}>{shared("brand")}</p>
            <p className="soft small">{shared("console")}</p>
          </div>
        </div>
        {challengeId ? (
          <CodeStep challengeId={challengeId} restart={() => setChallengeId(undefined)} />
        ) : (
          <PasswordStep onChallenge={setChallengeId} />
        )}
        <p className="soft tiny">{t("safety")}</p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function PasswordStep(props: { onChallenge: (id: string) => void }) {
  const t = useText();
  const [staffNumber, setStaffNumber] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/identity/staff/sign-in", {
          body: { staffNumber: staffNumber.trim(), password },
        }),
      ),
    onSuccess: (answer) => props.onChallenge(answer.challengeId),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <h1>{t("title")}</h1>
      <p className="soft">{t("lead")}</p>
      <TextField
        label={t("staffNumber")}
        name="username"
        autoComplete="username"
        size="large"
        autoFocus
        required
        value={staffNumber}
        onChange={(event) => setStaffNumber(event.target.value)}
      />
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
        size="large"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ProblemNotice error={signIn.error} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={signIn.isPending}
        disabled={!staffNumber.trim() || !password}
      >
        {t("next")}
      </Button>
    </form>
  );
}

const CODE_LENGTH = 6;

function CodeStep(props: { challengeId: string; restart: () => void }) {
  const t = useText();
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: (typed: string) =>
      take(
        api.POST("/v1/identity/staff/sign-in/totp", {
          body: { challengeId: props.challengeId, code: typed },
        }),
      ),
    onSuccess: (answer) => {
      // Whoever used this browser before leaves nothing behind for the next person.
      queries.clear();
      queries.setQueryData(meQuery.queryKey, answer.staff);
      router.history.replace(ownPath(next));
    },
    onError: (error) => {
      if (isProblem(error)) setCode("");
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(code);
      }}
    >
      <h1>{t("codeTitle")}</h1>
      <p className="soft">{t("codeLead")}</p>
      <TextField
        label={t("code")}
        className={styles.code ?? ""}
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, "").slice(0, CODE_LENGTH);
          setCode(digits);
          if (digits.length === CODE_LENGTH && digits !== code) confirm.mutate(digits);
        }}
      />
      <ProblemNotice error={confirm.error} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={confirm.isPending}
        disabled={code.length !== CODE_LENGTH}
      >
        {t("signIn")}
      </Button>
      <Button type="link" onClick={props.restart}>
        {t("back")}
      </Button>
    </form>
  );
}
