import { useText } from "./text.ts";

/** A wait in whole minutes, as people say it. */
export function useWaitText(): (seconds: number) => string {
  const t = useText();
  return (seconds) => {
    const minutes = Math.floor(seconds / 60);
    return minutes < 1 ? t("lessThanMinute") : t("minutes", { n: minutes });
  };
}
