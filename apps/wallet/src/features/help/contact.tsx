import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../../shared/icons.tsx";
import { useDirectory } from "./data.ts";
import styles from "./help.module.css";
import { useText } from "./text.ts";

/** The people behind the articles: chat first, then phone, mail and the formal way. */
export function Contact() {
  const t = useText();
  const channels = useDirectory().data?.items ?? [];
  const hotline = channels.find(({ kind }) => kind === "hotline");
  const email = channels.find(({ kind }) => kind === "email");
  return (
    <section aria-labelledby="contact">
      <h2 id="contact" className="section-title">
        {t("contact")}
      </h2>
      <ul className="plain-list line-list card">
        <li>
          <Link to="/chat" className="line-link">
            <Row icon="chat" title={t("chat")} text={t("chatText")} />
          </Link>
        </li>
        {hotline ? (
          <li>
            <a href={`tel:${hotline.value}`} className="line-link">
              <Row icon="phone" title={t("hotline")} text={hotline.value} />
            </a>
          </li>
        ) : null}
        {email ? (
          <li>
            <a href={`mailto:${email.value}`} className="line-link">
              <Row icon="mail" title={t("email")} text={email.value} />
            </a>
          </li>
        ) : null}
        <li>
          <Link to="/complain" className="line-link">
            <Row icon="case" title={t("complain")} text={t("complainText")} />
          </Link>
        </li>
        <li>
          <Link to="/channels" className="line-link">
            <Row icon="shield" title={t("isItUs")} text={t("isItUsText")} />
          </Link>
        </li>
      </ul>
    </section>
  );
}

function Row(props: { icon: IconName; title: string; text: string }): ReactNode {
  return (
    <>
      <span className={styles.categoryIcon}>
        <Icon name={props.icon} size={20} />
      </span>
      <span className="grow">
        <span className="strong">{props.title}</span>
        <br />
        <span className={`small soft ${styles.breakable}`}>{props.text}</span>
      </span>
      <span className="arrow">
        <Icon name="next" size={18} />
      </span>
    </>
  );
}
