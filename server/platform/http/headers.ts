import type { Config } from "../../config.ts";

/**
 * What every answer tells the browser. The values depend on settings only, so they are made once;
 * a route that needs another (a file, a page) sets its own over them.
 */
export function securityHeaders(config: Config): (url: string) => Record<string, string> {
  const page = { ...shared(config), "content-security-policy": policy(PAGE_POLICY) };
  const api = {
    ...shared(config),
    "content-security-policy": policy(API_POLICY),
    // Answers and refusals are about one person; no cache on the way may keep them.
    "cache-control": "no-store",
  };
  return (url) => (isApi(url) ? api : page);
}

/** Where the API answers, as against pages and their files. */
export function isApi(url: string): boolean {
  return /^\/(v1|sandbox-api)(\/|$)/.test(url);
}

export const REPORT_URL = "/v1/browser-reports";

/** Scripts only of our own; styles inline because the component libraries write them so. */
const PAGE_POLICY = {
  "default-src": "'self'",
  "script-src": "'self'",
  "script-src-attr": "'none'",
  "style-src": "'self' 'unsafe-inline'",
  "font-src": "'self'",
  "img-src": "'self' data: blob:",
  "media-src": "'self' blob:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "object-src": "'none'",
  "frame-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "report-uri": REPORT_URL,
};

/** JSON opened as a page shows text and does nothing. */
const API_POLICY = {
  "default-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** Devices of the browser that no screen uses; the camera reads the code on the counter. */
const PERMISSIONS = [
  ...["accelerometer", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"],
  ...["midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
];

/** Two years, as the browsers' preload lists demand. */
const HTTPS_ONLY_SECONDS = 2 * 365 * 24 * 60 * 60;

function shared(config: Config): Record<string, string> {
  const denied = PERMISSIONS.map((name) => `${name}=()`);
  const own = ["camera", "microphone", "clipboard-write", "publickey-credentials-get"].map(
    (name) => `${name}=(self)`,
  );
  const isSecure = config.publicUrl.startsWith("https://");
  return {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": [...own, ...denied].join(", "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    ...(isSecure
      ? { "strict-transport-security": `max-age=${HTTPS_ONLY_SECONDS}; includeSubDomains` }
      : {}),
  };
}
