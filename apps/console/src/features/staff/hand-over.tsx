import { App, Button } from "antd";
import { useText } from "./text.ts";

/** Half of what a colleague enrols with, shown once: the asker's code or the approver's link. */
export function HandOver(props: {
  code?: string | null;
  url?: string | null;
  onClose: () => void;
}) {
  const t = useText();
  const { code, url } = props;
  return (
    <div className="drawer-form">
      <p>{t(url ? "linkText" : "codeText")}</p>
      <dl className="stack">
        {code ? <Copied label={t("enrolmentCode")} value={code} /> : null}
        {url ? <Copied label={t("enrolmentLink")} value={url} /> : null}
      </dl>
      <p className="soft small">{t("halves")}</p>
      <Button type="primary" onClick={props.onClose}>
        {t("handedOver")}
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
