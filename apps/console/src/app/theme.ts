import { useIsDark } from "@jinnang/ui";
import { theme as antd, type ThemeConfig } from "antd";
import { useMemo } from "react";

/** antd in the colours of our tokens; it computes with them, so it needs their values. */
export function useTheme(): ThemeConfig {
  const dark = useIsDark();
  return useMemo(() => makeTheme(dark), [dark]);
}

type Derive = Exclude<NonNullable<ThemeConfig["algorithm"]>, unknown[]>;

function makeTheme(dark: boolean): ThemeConfig {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(`--jn-${name}`).trim();
  const colors = ourColors(token);
  // The dark algorithm dims every colour it is given; ours are already chosen for each ground.
  const exact: Derive = (_seed, map) => ({ ...map, ...colors }) as ReturnType<Derive>;
  const onBrand = token("on-brand");
  return {
    algorithm: [dark ? antd.darkAlgorithm : antd.defaultAlgorithm, exact],
    token: {
      colorPrimary: token("brand"),
      colorBgBase: token("card"),
      colorTextBase: token("text"),
      fontFamily: token("font"),
      fontSize: 14,
      borderRadius: 8,
      borderRadiusSM: 5,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      colorTextPlaceholder: token("text-faint"),
      colorTextDescription: token("text-soft"),
      colorLink: token("brand"),
      colorLinkHover: token("brand-strong"),
      controlItemBgActive: token("brand-soft"),
    },
    components: {
      Button: { primaryColor: onBrand, dangerColor: token("card"), primaryShadow: "none" },
      Badge: { colorTextLightSolid: token("card") },
      Tooltip: { colorBgSpotlight: token("text"), colorTextLightSolid: token("card") },
      Segmented: { itemColor: token("text-soft"), itemSelectedColor: token("text") },
      Tabs: { itemColor: token("text-soft") },
      Table: { headerColor: token("text-soft"), cellPaddingBlock: 9, cellPaddingInline: 12 },
    },
  };
}

function ourColors(token: (name: string) => string): Record<string, string> {
  return {
    colorPrimary: token("brand"),
    colorPrimaryHover: token("brand-strong"),
    colorPrimaryActive: token("brand-strong"),
    colorPrimaryText: token("brand"),
    colorPrimaryBg: token("brand-soft"),
    colorText: token("text"),
    colorTextSecondary: token("text-soft"),
    colorTextTertiary: token("text-faint"),
    colorTextQuaternary: token("text-faint"),
    colorBgContainer: token("card"),
    colorBgElevated: token("card"),
    colorBgLayout: token("page"),
    colorBorder: token("text-faint"),
    colorBorderSecondary: token("line"),
    colorError: token("bad"),
    colorErrorText: token("bad"),
    colorErrorHover: token("bad"),
    colorSuccess: token("good"),
    colorWarning: token("warn"),
    colorWarningBorderHover: token("warn"),
    colorWarningHover: token("warn"),
    colorInfo: token("info"),
  };
}
