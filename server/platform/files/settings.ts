import { join } from "node:path";

export interface FileSettings {
  folder: string;
  /** Where an upload lies, sealed, until it is known to be acceptable. */
  incoming: string;
  s3: { url: string; bucket: string; region: string; keyId: string; secret: string } | undefined;
  clamd: string | undefined;
}

interface Given {
  readonly FILES_S3_URL?: string | undefined;
  readonly FILES_S3_BUCKET: string;
  readonly FILES_S3_REGION: string;
  readonly FILES_S3_KEY_ID: string;
  readonly FILES_S3_SECRET: string;
  readonly CLAMD?: string | undefined;
}

/** Where files lie, from the settings that name it. */
export function fileSettings(given: Given, dataDir: string): FileSettings {
  return {
    folder: join(dataDir, "files"),
    incoming: join(dataDir, "files", "incoming"),
    s3: given.FILES_S3_URL
      ? {
          url: given.FILES_S3_URL,
          bucket: given.FILES_S3_BUCKET,
          region: given.FILES_S3_REGION,
          keyId: given.FILES_S3_KEY_ID,
          secret: given.FILES_S3_SECRET,
        }
      : undefined,
    clamd: given.CLAMD,
  };
}
