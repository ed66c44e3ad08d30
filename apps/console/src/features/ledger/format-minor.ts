/** Sums may pass what a JavaScript number holds, so they stay whole numbers until the text. */
export function formatMinor(minor: bigint, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const unsigned = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = BigInt(unsigned.slice(0, unsigned.length - digits)).toLocaleString("en");
  const fraction = digits > 0 ? `.${unsigned.slice(-digits)}` : "";
  return `${minor < 0n ? "−" : ""}${whole}${fraction}`;
}
