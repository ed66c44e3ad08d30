import type { FileType } from "./types.ts";

const NAME_LENGTH_MAX = 100;

/**
 * The name under which a file is handed out: without folders, control characters or marks that turn
 * the direction of text (a name that reads "gpj.exe" backwards), and with the ending of its type.
 */
export function fileName(given: string, type: FileType): string {
  const base = given
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .split(/[/\\]/)
    .at(-1);
  const stem = (base ?? "")
    .replace(/["<>:|?*]/g, "")
    .replace(/(?:\.[A-Za-z0-9]{1,5})+$/, "")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const short = [...stem].slice(0, NAME_LENGTH_MAX).join("");
  return `${short || "file"}.${type.extension}`;
}

/** RFC 6266: a plain form for old programs, the whole name for the others; always to be saved. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
