import { api, take } from "../../shared/api.ts";

type Channel = "sms" | "call";

export function sendSignUpCode(body: { phone: string; channel: Channel }) {
  return take(api.POST("/v1/identity/sign-up/code", { body }));
}

export function verifySignUp(body: { signUpId: string; code: string }) {
  return take(api.POST("/v1/identity/sign-up/verify", { body }));
}

export function finishSignUp(body: {
  signUpId: string;
  password: string;
  displayName: string;
  deviceName: string;
}) {
  return take(api.POST("/v1/identity/sign-up/finish", { body }));
}

export function lockByLink(token: string) {
  return take(api.POST("/v1/identity/lock/link", { body: { token } }));
}

export function sendLockCode(body: { phone: string; channel: Channel | "email" }) {
  return take(api.POST("/v1/identity/lock/code", { body }));
}

export function lockByCode(body: {
  lockId: string;
  code: string;
  reason: "lost_phone" | "stolen";
}) {
  return take(api.POST("/v1/identity/lock/finish", { body }));
}

export function sendRecoveryCode(body: { phone: string; channel: Channel }) {
  return take(api.POST("/v1/identity/password/forgot/code", { body }));
}

export function setForgottenPassword(body: { recoveryId: string; code: string; password: string }) {
  return take(api.POST("/v1/identity/password/forgot/finish", { body }));
}
