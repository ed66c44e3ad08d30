import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../../platform/app.ts";
import { CUSTOMER_SESSION_MS, STAFF_SESSION_MS } from "./lifetimes.ts";
import { CUSTOMER_TOKEN_PREFIX, PARTNER_TOKEN_PREFIX, STAFF_TOKEN_PREFIX } from "./token.ts";

export const WALLET_COOKIE = "jinnang_wallet";
export const CONSOLE_COOKIE = "jinnang_console";
/** Marks a browser that signed in before, so that it counts as known; it grants no access. */
export const DEVICE_COOKIE = "jinnang_device";

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
  request: FastifyRequest,
): { kind: TokenKind; token: string } | undefined {
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer) {
    const kind = kindOf(bearer);
    return kind && { kind, token: bearer };
  }
  const kind: SessionKind = askingApp(request) === "console" ? "staff" : "customer";
  const token = request.cookies[kind === "staff" ? CONSOLE_COOKIE : WALLET_COOKIE];
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
  const name = kind === "staff" ? CONSOLE_COOKIE : WALLET_COOKIE;
  const lifetime = kind === "staff" ? STAFF_SESSION_MS : CUSTOMER_SESSION_MS;
  reply.setCookie(name, token, { ...flags(app), maxAge: lifetime / 1_000 });
}

export function clearSessionCookie(app: App, reply: FastifyReply, kind: SessionKind): void {
  reply.clearCookie(kind === "staff" ? CONSOLE_COOKIE : WALLET_COOKIE, flags(app));
}

export function setDeviceCookie(app: App, reply: FastifyReply, deviceToken: string): void {
  reply.setCookie(DEVICE_COOKIE, deviceToken, { ...flags(app), maxAge: DEVICE_COOKIE_SECONDS });
}

function flags(app: App) {
  const secure = app.config.publicUrl.startsWith("https://");
  return { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
}
