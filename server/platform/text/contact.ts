import type { Config } from "../../config.ts";

const PHONE_DIGITS_MIN = 5;

/** The one comparable form of a phone number, e-mail address, link or signature. */
export function contactForms(value: string): string[] {
  const text = value.normalize("NFKC").trim().toLowerCase();
  if (/^[+\d][\d\s().-]*$/.test(text)) {
    const digits = text.replace(/\D/g, "").replace(/^(?:0086|86(?=\d{10}))/, "");
    return digits.length >= PHONE_DIGITS_MIN ? [`phone:${digits}`] : [];
  }
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) return [`email:${text.replace(/^mailto:/, "")}`];
  const signature = /^[【[](.+)[\]】]$/.exec(text)?.[1];
  if (signature) return [`sms:${signature}`];
  const link = /^https?:\/\//.test(text) ? text : `https://${text}`;
  if (!URL.canParse(link) || /\s/.test(text)) return [];
  const url = new URL(link);
  // A user name before the host is how links pretend ("our.name@evil.example").
  if (url.username !== "") return [];
  return [`host:${url.host}`];
}

/** Whether a number, address or link is the operator's own. Only an exact match is. */
export function isOwnContact(config: Config, value: string): boolean {
  const own = new Set(
    [config.hotline, config.supportEmail, config.publicUrl].flatMap(contactForms),
  );
  return contactForms(value).some((form) => own.has(form));
}
