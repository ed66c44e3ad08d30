import { pictureSize } from "./picture-size.ts";
import type { FileType } from "./types.ts";

/** Fewer pixels on a side show nothing that a person could judge. */
const SIDE_MIN = 16;
/** 100 megapixels unpack to 400 MB: no phone takes such a picture, and a viewer may die of it. */
const PIXELS_MAX = 100_000_000;
/** Signs of a page or another file are looked for where programs that sniff look for them. */
const SNIFFED_BYTES = 1_024;
/** The end of a ZIP archive stands within the last 65,557 bytes (APPNOTE 4.3.16). */
const TAIL_BYTES = 65_557;
/** A name split over two pieces of the stream is still seen: longer than any of them. */
const OVERLAP_BYTES = 64;

/**
 * What makes a PDF act by itself or carry other files (ISO 32000 §12.6, §7.11.4). Each is too long
 * to turn up by chance in the compressed parts of an honest file.
 */
const PDF_ACTIONS =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z])|\/XFA\s*(?:\[|\d+ \d+ R)/;
/** A page, a script, a PDF or an archive at the beginning of something else. */
const SECOND_TYPE = /<(?:!doctype|html|head|body|script|svg|iframe)\b|%PDF-/i;
/** How a ZIP archive begins, and how its list of contents ends. */
const ARCHIVE = "PK\u0003\u0004";
const ARCHIVE_END = "PK\u0005\u0006";

export type Fault = "file_unsafe" | "file_picture_size";

export interface Inspection {
  /** Sees the next piece of the file, in order. */
  see(piece: Buffer): void;
  /** What is wrong, once all of it was seen. */
  finish(): Fault | undefined;
}

/**
 * Looks through a file of a known type while it streams by; holds 64 KiB at most. Finds a second
 * file hidden inside the first one (polyglots such as a picture that is also an archive or a page),
 * programs in a PDF, and pictures that are too small or too large to be photographs.
 */
export function inspect(type: FileType, head: Buffer): Inspection {
  const isPdf = type.mediaType === "application/pdf";
  let overlap: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let acts = false;
  return {
    see(piece) {
      if (isPdf && !acts) {
        const seen = Buffer.concat([overlap, piece]);
        acts = PDF_ACTIONS.test(unescapeNames(seen.toString("latin1")));
        overlap = seen.subarray(-OVERLAP_BYTES);
      }
      tail = piece.length >= TAIL_BYTES ? piece : Buffer.concat([tail, piece]);
      tail = tail.subarray(-TAIL_BYTES);
    },
    finish() {
      const start = head.subarray(isPdf ? 5 : 0, SNIFFED_BYTES).toString("latin1");
      const isArchive = start.includes(ARCHIVE) || tail.includes(ARCHIVE_END, 0, "latin1");
      if (acts || isArchive || SECOND_TYPE.test(start)) return "file_unsafe";
      const size = pictureSize(type.mediaType, head);
      if (!size) return undefined;
      const isSmall = Math.min(size.width, size.height) < SIDE_MIN;
      return isSmall || size.width * size.height > PIXELS_MAX ? "file_picture_size" : undefined;
    },
  };
}

/** `/J#61vaScript` is another way to write `/JavaScript` (ISO 32000 §7.3.5). */
function unescapeNames(pdf: string): string {
  return pdf.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
