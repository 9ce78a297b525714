// Unpacks a zip, as a newcomer does by hand.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** The signatures of a zip's last record and of an entry in its directory. */
const [END, ENTRY] = [0x06054b50, 0x02014b50];

/** Unpacks a zip into a folder; returns the names of its files. */
export async function unzip(file: string, folder: string) {
  const zip = await readFile(file);
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === ENTRY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content(zip, zip.readUInt32LE(at + 42), zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)));
    names.push(name);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}

function content(zip: Buffer, at: number, method: number, size: number) {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const packed = zip.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed);
}
