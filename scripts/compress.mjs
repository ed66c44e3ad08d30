import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * Writes `.br` and `.gz` beside every text file of a built app, once, at the highest level, so that
 * the server sends them as they are instead of compressing at every request.
 */
const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;
/** Below this a header costs more than compression saves. */
const BYTES_MIN = 1_024;

const [folder = "dist"] = process.argv.slice(2);
for (const path of filesUnder(folder)) {
  const bytes = readFileSync(path);
  if (!TEXT.test(path) || bytes.length < BYTES_MIN) continue;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, quality));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
