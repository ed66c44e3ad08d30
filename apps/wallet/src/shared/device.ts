/** What a person would call this device, for the list of devices: "Chrome · Android". */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const browser =
    [
      [/MicroMessenger/, "WeChat"],
      [/Edg\//, "Edge"],
      [/Firefox\//, "Firefox"],
      [/Chrome\//, "Chrome"],
      [/Safari\//, "Safari"],
    ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1] ?? "Browser";
  const system =
    [
      [/iPhone|iPad/, "iOS"],
      [/HarmonyOS/, "HarmonyOS"],
      [/Android/, "Android"],
      [/Windows/, "Windows"],
      [/Mac OS X/, "macOS"],
      [/Linux/, "Linux"],
    ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1] ?? "";
  return [browser, system].filter(Boolean).join(" · ");
}
