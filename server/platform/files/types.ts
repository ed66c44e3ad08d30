const MEGABYTE = 1024 * 1024;

export interface FileType {
  /** Sent with every download; the uploader's own claim is never used. */
  readonly mediaType: string;
  /** What the stored name ends in, so that a name cannot claim another type. */
  readonly extension: string;
  readonly bytesMax: number;
  /** True when a file of this type begins with these bytes; at least 16 are given. */
  matches(head: Buffer): boolean;
}

/** The photo of a modern phone has 3 to 12 MB. */
const PICTURE_BYTES_MAX = 15 * MEGABYTE;
/** A scanned contract of a hundred pages. */
const DOCUMENT_BYTES_MAX = 20 * MEGABYTE;
/** About an hour of speech or a minute of video. */
const RECORDING_BYTES_MAX = 50 * MEGABYTE;

/** The most that any type may have. */
export const FILE_BYTES_MAX = RECORDING_BYTES_MAX;

/**
 * The types that are accepted, by the bytes they begin with; everything else is refused. None of
 * them is shown by a browser as a page. SVG, HTML, archives and office files are left out on
 * purpose: they carry programs. Sources: the formats' own specifications (PNG 3rd edition §5.2,
 * JFIF, RIFF, ISO 14496-12 `ftyp`, ISO 32000 §7.5.2, RFC 3533).
 */
export const fileTypes: readonly FileType[] = [
  picture("image/png", "png", (head) => starts(head, "89504e470d0a1a0a")),
  picture("image/jpeg", "jpg", (head) => starts(head, "ffd8ff")),
  picture("image/webp", "webp", (head) => {
    return text(head, 0, 4) === "RIFF" && text(head, 8, 15) === "WEBPVP8";
  }),
  picture("image/heic", "heic", (head) => hasBrand(head, ["heic", "heix", "mif1", "msf1"])),
  {
    mediaType: "application/pdf",
    extension: "pdf",
    bytesMax: DOCUMENT_BYTES_MAX,
    matches: (head) => text(head, 0, 5) === "%PDF-",
  },
  recording("audio/mp4", "m4a", (head) => hasBrand(head, ["M4A "])),
  recording("video/mp4", "mp4", (head) => hasBrand(head, ["isom", "iso2", "mp41", "mp42", "avc1"])),
  recording("audio/ogg", "ogg", (head) => text(head, 0, 4) === "OggS"),
];

/** The type that the first bytes show; undefined: none that is accepted. */
export function typeOf(head: Buffer): FileType | undefined {
  if (head.length < 16) return undefined;
  return fileTypes.find((type) => type.matches(head));
}

function picture(mediaType: string, extension: string, matches: FileType["matches"]): FileType {
  return { mediaType, extension, bytesMax: PICTURE_BYTES_MAX, matches };
}

function recording(mediaType: string, extension: string, matches: FileType["matches"]): FileType {
  return { mediaType, extension, bytesMax: RECORDING_BYTES_MAX, matches };
}

function starts(head: Buffer, hex: string): boolean {
  return head.subarray(0, hex.length / 2).toString("hex") === hex;
}

function text(head: Buffer, from: number, to: number): string {
  return head.subarray(from, to).toString("latin1");
}

/** The major brand of an ISO base media file, which says what its writer meant it to be. */
function hasBrand(head: Buffer, brands: readonly string[]): boolean {
  return text(head, 4, 8) === "ftyp" && brands.includes(text(head, 8, 12));
}
