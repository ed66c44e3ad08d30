import type { App } from "../app.ts";

/** Contexts of the vault: what was sealed for one column cannot be moved to another. */
export const NAME_CONTEXT = "platform.file.name";
export const CONTENT_CONTEXT = "platform.blob.content";

/** The blob's name in the store: equal contents share one, and it says nothing about them. */
export function blobName(contentIndex: Buffer, blobId: string): string {
  return `${contentIndex.toString("hex")}-${blobId}`;
}

export function fileKey(app: App): Buffer {
  return app.vault.key("files");
}
