import type { Answer } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type SentEmailCode = Answer<"/v1/identity/email/code", "post">;
export type LockReason = "lost_phone" | "stolen" | "other";

export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: () => take(api.GET("/v1/identity/devices")),
});

export function removeDevice(id: string) {
  return take(api.DELETE("/v1/identity/devices/{id}", { params: { path: { id } } }));
}

export function lockWallet(reason: LockReason) {
  return take(api.POST("/v1/identity/lock", { body: { reason } }));
}

export function sendUnlockCode(channel: "sms" | "call") {
  return take(api.POST("/v1/identity/unlock/code", { body: { channel } }));
}

export function unlockWallet(body: {
  unlockId: string;
  code: string;
  password: string;
  pin: string;
}) {
  return take(api.POST("/v1/identity/unlock/finish", { body }));
}

export function sendHoldCode() {
  return take(api.POST("/v1/identity/recovery-hold/code"));
}

export function liftHoldByPin(pin: string) {
  return take(api.POST("/v1/identity/recovery-hold/lift", { body: { pin } }));
}

export function liftHoldByCode(body: { holdId: string; code: string }) {
  return take(api.POST("/v1/identity/recovery-hold/lift", { body }));
}

export function setPin(body: { pin: string; password: string; currentPin?: string }) {
  return take(api.PUT("/v1/identity/pin", { body }));
}

export function sendPinResetCode(channel: "sms" | "call" | "email") {
  return take(api.POST("/v1/identity/pin/reset/code", { body: { channel } }));
}

export function resetPin(body: { resetId: string; code: string; password: string; pin: string }) {
  return take(api.POST("/v1/identity/pin/reset/finish", { body }));
}

export function sendEmailCode(body: { email: string; password: string }) {
  return take(api.POST("/v1/identity/email/code", { body }));
}

export function confirmEmail(body: { emailId: string; code: string }) {
  return take(api.POST("/v1/identity/email/confirm", { body }));
}

export function changePassword(body: { current: string; password: string }) {
  return take(api.POST("/v1/identity/password/change", { body }));
}
