import { useLanguage } from "@jinnang/ui";

/** 0.875 as "87.5%"; null, because nothing was counted, as a dash. */
export function usePercent(): (share: number | null) => string {
  const [language] = useLanguage();
  const format = new Intl.NumberFormat(language === "en" ? "en-GB" : "zh-CN", {
    style: "percent",
    maximumFractionDigits: 1,
  });
  return (share) => (share === null ? "–" : format.format(share));
}
