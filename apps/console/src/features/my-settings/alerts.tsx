import { ring } from "@jinnang/ui";
import { Checkbox } from "antd";
import { useState } from "react";
import { mayNotify, setAlert, useAlert } from "../../shared/alerts.ts";
import { Section } from "../../shared/page.tsx";
import { useText } from "./text.ts";

/** Sound and desktop notice for offered conversations; the browser is asked on the click. */
export function Alerts() {
  const t = useText();
  const sound = useAlert("sound");
  const desktop = useAlert("desktop");
  const [denied, setDenied] = useState(false);
  const chooseSound = (on: boolean) => {
    setAlert("sound", on);
    // Heard at once, so that the volume is right before somebody waits.
    if (on) ring();
  };
  const chooseDesktop = async (on: boolean) => {
    const allowed = on && (await mayNotify());
    setDenied(on && !allowed);
    setAlert("desktop", allowed);
  };
  return (
    <Section title={t("alerts")}>
      <div className="stack">
        <p className="soft small">{t("alertsLead")}</p>
        <Checkbox checked={sound} onChange={(event) => chooseSound(event.target.checked)}>
          {t("sound")}
        </Checkbox>
        <Checkbox checked={desktop} onChange={(event) => void chooseDesktop(event.target.checked)}>
          {t("desktop")}
        </Checkbox>
        <p className="error-text" aria-live="polite">
          {denied ? t("denied") : ""}
        </p>
      </div>
    </Section>
  );
}
