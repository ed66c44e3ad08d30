import { useLanguage } from "@jinnang/ui";
import { Link, useSearch } from "@tanstack/react-router";
import { Icon } from "../../shared/icons.tsx";
import styles from "./sign-in.module.css";
import { useText } from "./text.ts";

/** The first screen for somebody who is not signed in. */
export function Welcome() {
  const t = useText();
  const [language, setLanguage] = useLanguage();
  const search = useSearch({ strict: false }) as { next?: string };
  return (
    <main className={styles.welcome} id="content">
      <button
        type="button"
        className={styles.language}
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
      >
        {language === "zh" ? "English" : "中文"}
      </button>
      <div className={styles.hero}>
        <img src="/icon.svg" alt="" width="92" height="92" />
        <h1>{t("welcomeTitle")}</h1>
        <p className={styles.line}>{t("welcomeLine")}</p>
        <p className="soft">{t("welcomeText")}</p>
      </div>
      <div className="stack">
        <Link to="/sign-up" search={search} className={styles.primary}>
          {t("signUp")}
        </Link>
        <Link to="/sign-in" search={search} className={styles.secondary}>
          {t("signIn")}
        </Link>
      </div>
      <nav aria-label={t("helpWithout")} className={styles.without}>
        <p className="small soft">{t("helpWithout")}</p>
        <div className={styles.withoutLinks}>
          <Link to="/help">
            <Icon name="help" /> {t("help")}
          </Link>
          <Link to="/channels">
            <Icon name="shield" /> {t("channels")}
          </Link>
          <Link to="/lock">
            <Icon name="lock" /> {t("emergencyLock")}
          </Link>
        </div>
      </nav>
    </main>
  );
}
