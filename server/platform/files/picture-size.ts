export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height as the picture's own header says; undefined where the head does not show it. */
export function pictureSize(mediaType: string, head: Buffer): PictureSize | undefined {
  try {
    if (mediaType === "image/png") return pngSize(head);
    if (mediaType === "image/jpeg") return jpegSize(head);
    if (mediaType === "image/webp") return webpSize(head);
  } catch (error) {
    // The header ends before the size: read by nobody, so nobody unpacks it either.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return undefined;
}

/** The first chunk, IHDR, begins with both sides (PNG 3rd edition §11.2.1). */
function pngSize(head: Buffer): PictureSize {
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Walks the segments to the first frame header (ITU T.81 §B.2.2). */
function jpegSize(head: Buffer): PictureSize | undefined {
  for (let at = 2; ; ) {
    if (head.readUInt8(at) !== 0xff) return undefined;
    const marker = head.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
}

/** Lossy, lossless and extended files keep the sides in three ways (RFC 9649 §2.5–2.7). */
function webpSize(head: Buffer): PictureSize | undefined {
  const kind = head.subarray(12, 16).toString("latin1");
  if (kind === "VP8 ") {
    return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  }
  if (kind === "VP8L") {
    const bits = head.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== "VP8X") return undefined;
  return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
}
