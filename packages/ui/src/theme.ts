import { useSyncExternalStore } from "react";

/** Light, dark, or what the device says. */
export type Theme = "system" | "light" | "dark";

const STORAGE_KEY = "jinnang.theme";
const listeners = new Set<() => void>();
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", apply);

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(STORAGE_KEY, theme);
  apply();
}

export function isDark(): boolean {
  const theme = chosenTheme();
  return theme === "dark" || (theme === "system" && dark.matches);
}

/** Re-renders when the theme changes; the component libraries need to be told. */
export function useIsDark(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isDark);
}

function apply(): void {
  const name = isDark() ? "dark" : "light";
  document.documentElement.dataset.theme = name;
  // antd-mobile reads its own attribute.
  document.documentElement.dataset.prefersColorScheme = name;
  for (const listener of listeners) listener();
}

apply();
