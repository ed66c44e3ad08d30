/** `l***@example.com`: enough to recognise one's own address. */
export function maskEmail(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}***@${domain}`;
}

export const EMAIL_CONTEXT = "identity.customer.email";
export const STAFF_EMAIL_CONTEXT = "identity.staff.email";
