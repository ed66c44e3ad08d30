import { App, Button } from "antd";
import { useText } from "./text.ts";

/** A secret that is shown this once, to be handed over in person. */
export function Secret(props: {
  totpUri: string | null;
  password?: string | null;
  onClose: () => void;
}) {
  const t = useText();
  const { totpUri, password } = props;
  return (
    <div className="drawer-form">
      <p>{t(totpUri ? "doneText" : "donePassword")}</p>
      <dl className="stack">
        {totpUri ? (
          <>
            <Copied label={t("secret")} value={new URL(totpUri).searchParams.get("secret") ?? ""} />
            <div>
              <dt className="soft small">{t("uri")}</dt>
              <dd className="mono break">{totpUri}</dd>
            </div>
          </>
        ) : null}
        {password ? <Copied label={t("firstPassword")} value={password} /> : null}
      </dl>
      <Button type="primary" onClick={props.onClose}>
        {t("done")}
      </Button>
    </div>
  );
}

function Copied(props: { label: string; value: string }) {
  const t = useText();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(props.value);
    message.success(t("copied"));
  };
  return (
    <div>
      <dt className="soft small">{props.label}</dt>
      <dd className="row">
        <code className="grow break strong">{props.value}</code>
        {navigator.clipboard ? <Button onClick={copy}>{t("copy")}</Button> : null}
      </dd>
    </div>
  );
}
