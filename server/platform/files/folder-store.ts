import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "./file-store.ts";

/** Files in a folder of the server; 256 folders, so that none of them grows too long to list. */
export function folderStore(folder: string): FileStore {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    async put(name, sealed) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      await flush(sealed.path);
      await rename(sealed.path, path);
      // The name is in the folder only once the folder is on the disk as well.
      await flush(dirname(path));
    },
    async get(name) {
      const path = pathOf(name);
      const found = await stat(path).catch(() => undefined);
      return found ? createReadStream(path) : undefined;
    },
    delete: (name) => rm(pathOf(name), { force: true }),
  };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
