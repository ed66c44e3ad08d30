import type { Bytes } from "./seal.ts";

/** Where sealed files lie; it sees only names that say nothing and bytes that nobody can read. */
export interface FileStore {
  /** Durable once it resolves. The same name again is the same content. */
  put(name: string, sealed: SealedFile): Promise<void>;
  /** Undefined: there is none. */
  get(name: string): Promise<Bytes | undefined>;
  /** Deleting what is not there is fine. */
  delete(name: string): Promise<void>;
}

/** A sealed file that waits beside the store until it is known to be acceptable. */
export interface SealedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the sealed bytes, which the store may check. */
  readonly sha256: string;
}
