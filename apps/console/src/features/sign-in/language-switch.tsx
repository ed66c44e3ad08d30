import { setLanguage, useLanguage } from "@jinnang/ui";
import styles from "./sign-in.module.css";

export function LanguageSwitch() {
  const [language] = useLanguage();
  const other = language === "en" ? "zh" : "en";
  return (
    <button
      type="button"
      className={styles.language}
      lang={other === "en" ? "en" : "zh-CN"}
      onClick={() => setLanguage(other)}
    >
      {other === "en" ? "English" : "中文"}
    </button>
  );
}
