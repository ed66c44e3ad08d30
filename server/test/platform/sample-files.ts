import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

/** Small real files, made here so that each test can say what is special about its own. */

export function png(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min(height, 64) * (Math.min(width, 64) + 1));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    ...more,
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A frame header behind an APP1 segment of the given length, as cameras write it. */
export function jpeg(width: number, height: number, exifBytes = 40): Buffer {
  const exif = Buffer.alloc(4 + exifBytes);
  exif.set([0xff, 0xe1]);
  exif.writeUInt16BE(exifBytes + 2, 2);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.from([0xff, 0xd9])]);
}

export function pdf(object = ""): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${object} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    "latin1",
  );
}

/** An ISO base media file of the brand, as long as asked. */
export function media(brand: string, bytes = 64): Buffer {
  const head = Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0isommp42`, "latin1");
  return Buffer.concat([head, randomBytes(Math.max(0, bytes - head.length))]);
}

export function webp(width: number, height: number): Buffer {
  const body = Buffer.alloc(30);
  body.write("RIFF", 0, "latin1");
  body.writeUInt32LE(22, 4);
  body.write("WEBPVP8X", 8, "latin1");
  body.writeUInt32LE(10, 16);
  body.writeUIntLE(width - 1, 24, 3);
  body.writeUIntLE(height - 1, 27, 3);
  return body;
}

/** The end of an archive without entries: what makes a picture an archive as well. */
export const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);

/** The harmless text that every scanner knows as a virus (eicar.org), in two parts. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD-ANTIVIRUS"}-TEST-FILE!$H+H*`;
