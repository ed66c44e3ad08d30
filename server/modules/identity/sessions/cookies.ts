import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../../platform/app.ts";
import { CUSTOMER_SESSION_MS, STAFF_SESSION_MS } from "./lifetimes.ts";
import { CUSTOMER_TOKEN_PREFIX, PARTNER_TOKEN_PREFIX, STAFF_TOKEN_PREFIX } from "./token.ts";

/**
 * Of the two sessions, and of a browser that signed in before, so that it counts as known. Over
 * https the names begin with `__Host-`: no other host, not even one below the same domain, can
 * then set them (RFC 6265bis §4.1.3).
 */
export type CookieOf = SessionKind | "device";

export function cookieName(app: App, of: CookieOf): string {
  const plain = { customer: "jinnang_wallet", staff: "jinnang_console", device: "jinnang_device" };
  return isSecure(app) ? `__Host-${plain[of]}` : plain[of];
}

/** Browsers keep cookies for at most 400 days (RFC 6265bis §5.5). */
const DEVICE_COOKIE_SECONDS = 400 * 24 * 60 * 60;

export type SessionKind = "customer" | "staff";
/** Programs send their key as a bearer token; no cookie ever carries one. */
export type TokenKind = SessionKind | "partner";

/**
 * The session token of a request: a bearer token, or the cookie of the app that asks. The app
 * names itself in `x-jinnang-app`, or, where no header can be sent, in `?app=`.
 */
export function requestToken(
  app: App,
  request: FastifyRequest,
): { kind: TokenKind; token: string } | undefined {
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer) {
    const kind = kindOf(bearer);
    return kind && { kind, token: bearer };
  }
  const kind: SessionKind = askingApp(request) === "console" ? "staff" : "customer";
  const token = request.cookies[cookieName(app, kind)];
  // A token in the other app's cookie is no session at all.
  return token && kindOf(token) === kind ? { kind, token } : undefined;
}

function kindOf(token: string): TokenKind | undefined {
  if (token.startsWith(CUSTOMER_TOKEN_PREFIX)) return "customer";
  if (token.startsWith(STAFF_TOKEN_PREFIX)) return "staff";
  if (token.startsWith(PARTNER_TOKEN_PREFIX)) return "partner";
  return undefined;
}

function askingApp(request: FastifyRequest): string | null {
  const header = request.headers["x-jinnang-app"];
  if (typeof header === "string") return header;
  // Read from the URL itself: a route's schema may drop parameters it does not know.
  return new URL(request.url, "http://localhost").searchParams.get("app");
}

export function setSessionCookie(
  app: App,
  reply: FastifyReply,
  kind: SessionKind,
  token: string,
): void {
  const lifetime = kind === "staff" ? STAFF_SESSION_MS : CUSTOMER_SESSION_MS;
  const options = { ...flags(app, kind), maxAge: lifetime / 1_000 };
  reply.setCookie(cookieName(app, kind), token, options);
}

/**
 * Besides the cookie, what the browser keeps of the pages goes: the back button shows nothing. The
 * apps store only preferences, such as the theme, which stay.
 */
export function clearSessionCookie(app: App, reply: FastifyReply, kind: SessionKind): void {
  reply.clearCookie(cookieName(app, kind), flags(app, kind));
  reply.header("clear-site-data", '"cache"');
}

export function deviceTokenOf(app: App, request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(app, "device")];
}

export function setDeviceCookie(app: App, reply: FastifyReply, deviceToken: string): void {
  const options = { ...flags(app, "device"), maxAge: DEVICE_COOKIE_SECONDS };
  reply.setCookie(cookieName(app, "device"), deviceToken, options);
}

/**
 * A program keeps the token it is answered; a browser has the cookie, and a script on its page
 * must never see the token.
 */
export function tokenInAnswer(request: FastifyRequest, token: string): { token?: string } {
  return request.headers["sec-fetch-site"] === undefined ? { token } : {};
}

/** Nobody comes to the desk by a link from another site; customers do, from a message or a shop. */
function flags(app: App, of: CookieOf) {
  const sameSite = of === "staff" ? "strict" : "lax";
  return { path: "/", httpOnly: true, sameSite, secure: isSecure(app) } as const;
}

function isSecure(app: App): boolean {
  return app.config.publicUrl.startsWith("https://");
}
