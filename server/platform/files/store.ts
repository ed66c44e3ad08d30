import type { App } from "../app.ts";
import type { FileStore } from "./file-store.ts";
import { folderStore } from "./folder-store.ts";
import { s3Store } from "./s3-store.ts";

const stores = new WeakMap<App, FileStore>();

export function fileStore(app: App): FileStore {
  const known = stores.get(app);
  if (known) return known;
  const { files } = app.config;
  const store = files.s3 ? s3Store(app, files.s3) : folderStore(files.folder);
  stores.set(app, store);
  return store;
}
