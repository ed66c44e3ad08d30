import Bowser from "bowser";

/** What a person would call this device, for the list of devices: "Chrome · Android". */
export function deviceName(): string {
  const { browser, os } = Bowser.parse(navigator.userAgent);
  return [browser.name || "Browser", os.name].filter(Boolean).join(" · ");
}
