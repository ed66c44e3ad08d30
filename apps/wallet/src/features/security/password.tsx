import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { useMe } from "../../shared/me.ts";
import { NewPasswordField, PasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { changePassword } from "./data.ts";
import { useText } from "./text.ts";

export function PasswordPage() {
  const t = useText();
  const me = useMe();
  const router = useRouter();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword({ current, password }),
    onSuccess: () => {
      Toast.show({ content: t("saved"), icon: "success" });
    },
  });
  return (
    <Screen title={t("password")}>
      <form
        className="stack card"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(undefined, { onSuccess: () => router.history.back() });
        }}
      >
        <PasswordField
          label={t("currentPassword")}
          value={current}
          autoComplete="current-password"
          onChange={setCurrent}
        />
        <NewPasswordField
          label={t("newPassword")}
          value={password}
          hints={[me?.displayName ?? ""]}
          onChange={setPassword}
        />
        <ProblemNotice error={change.error} />
        <Button
          block
          color="primary"
          type="submit"
          loading={change.isPending}
          disabled={!current || password.length < 8}
        >
          {t("save")}
        </Button>
      </form>
    </Screen>
  );
}
