import { Link, useSearch } from "@tanstack/react-router";
import { Icon, type IconName } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Loaded } from "../../shared/states.tsx";
import { useChannelText } from "./channel-text.ts";
import { Check } from "./check.tsx";
import { type OfficialChannel, useDirectory } from "./data.ts";
import styles from "./help.module.css";

const ICONS: Record<OfficialChannel["kind"], IconName> = {
  app: "chat",
  hotline: "phone",
  email: "mail",
  web: "code",
  sms: "bell",
};

/** "Is this really you?": a check of whatever claims to be us, and the list of what is. */
export function Channels() {
  const t = useChannelText();
  const directory = useDirectory();
  const { check, name } = useSearch({ strict: false }) as Partial<Record<string, string | number>>;
  const given = check === undefined ? "" : String(check);
  const givenName = name === undefined ? "" : String(name);
  return (
    <Screen title={t("title")}>
      <Check key={`${given} ${givenName}`} given={given} givenName={givenName} />
      <section className="notice warn">
        <h2 className={styles.warnTitle}>
          <Icon name="shield" size={20} /> {t("neverTitle")}
        </h2>
        <p>{t("neverText")}</p>
      </section>
      <section aria-labelledby="directory">
        <h2 id="directory" className="section-title">
          {t("directory")}
        </h2>
        <Loaded query={directory}>
          {({ items }) => (
            <ul className="plain-list line-list card">
              {items.map((channel) => (
                <li key={channel.kind + channel.value} className={styles.channel}>
                  <ChannelLine channel={channel} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <p className={`small soft ${styles.below}`}>{t("directoryText")}</p>
      </section>
    </Screen>
  );
}

function ChannelLine({ channel }: { channel: OfficialChannel }) {
  const { kind, value, label, note } = channel;
  const href = hrefOf(channel);
  return (
    <>
      <span className={styles.categoryIcon}>
        <Icon name={ICONS[kind]} size={20} />
      </span>
      <div className="grow">
        <p className="small soft">{label}</p>
        {kind === "app" ? <Link to="/chat">{value}</Link> : null}
        {href ? <a href={href}>{value}</a> : null}
        {kind === "sms" ? <strong>{value}</strong> : null}
        <p className="small soft">{note}</p>
      </div>
    </>
  );
}

function hrefOf({ kind, value }: OfficialChannel): string | undefined {
  if (kind === "hotline") return `tel:${value.replace(/[^\d+]/g, "")}`;
  if (kind === "email") return `mailto:${value}`;
  return kind === "web" ? value : undefined;
}
