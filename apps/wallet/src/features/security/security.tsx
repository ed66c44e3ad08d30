import { formatRelative } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { useConfirm } from "../../shared/confirm.tsx";
import { LinkLine } from "../../shared/link-line.tsx";
import { useMe } from "../../shared/me.ts";
import { Screen } from "../../shared/screen.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { devicesQuery, removeDevice } from "./data.ts";
import { HoldNotice } from "./recovery.tsx";
import { useText } from "./text.ts";

/** Everything that keeps others out: password, PIN, devices, lock. */
export function Security() {
  const t = useText();
  const me = useMe();
  return (
    <Screen title={t("title")}>
      <p className="notice info">
        {t("never")} <Link to="/channels">{t("check")}</Link>
      </p>
      {me?.recoveryHold ? (
        <>
          <HoldNotice hold={me.recoveryHold} />
          <Link to="/security/recovery">{t("recovery")}</Link>
        </>
      ) : null}
      <nav className="card" aria-label={t("title")}>
        <ul className="plain-list line-list">
          <li>
            <LinkLine to="/security/password" icon="lock" label={t("password")} />
          </li>
          <li>
            <LinkLine
              to="/security/pin"
              icon="shield"
              label={t(me?.hasPin ? "changePin" : "setPin")}
            />
          </li>
          <li>
            <LinkLine
              to="/security/email"
              icon="mail"
              label={t(me?.emailMasked ? "changeEmail" : "addEmail")}
              {...(me?.emailMasked ? { text: me.emailMasked } : {})}
            />
          </li>
          <li>
            <LinkLine
              to="/security/lock"
              icon="cross"
              label={t(me?.walletLock ? "unlock" : "lock")}
            />
          </li>
        </ul>
      </nav>
      <Devices />
    </Screen>
  );
}

function Devices() {
  const t = useText();
  const queries = useQueryClient();
  const devices = useQuery(devicesQuery);
  const remove = useMutation({
    mutationFn: removeDevice,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["devices"] }),
  });
  const { ask: confirm, dialog } = useConfirm();
  const ask = async (device: { id: string; name: string }) => {
    const content = t("signOutAsk", { name: device.name });
    const words = { content, confirmText: t("signOutDevice"), cancelText: t("cancel") };
    if (await confirm(words)) remove.mutate(device.id);
  };
  return (
    <section className="card" aria-labelledby="devices">
      <h2 id="devices" className="section-title">
        {t("devices")}
      </h2>
      <ProblemNotice error={remove.error} />
      {dialog}
      <Loaded query={devices}>
        {({ items }) => (
          <ul className="plain-list line-list">
            {items.map((device) => (
              <li key={device.id} className="line-link">
                <span className="grow">
                  <span className="strong">{device.name}</span>{" "}
                  {device.current ? <span className="tag good">{t("current")}</span> : null}
                  <br />
                  <span className="small soft">
                    {t("lastSeen", { time: formatRelative(device.lastSeenAt) })} · {device.address}
                  </span>
                </span>
                {device.current ? null : (
                  <Button size="small" fill="outline" onClick={() => void ask(device)}>
                    {t("signOutDevice")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
