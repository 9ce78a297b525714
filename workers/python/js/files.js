// An interpreter's file system, which is Emscripten's.

/** @typedef {typeof globalThis.FS} FileSystem */

/**
 * Writes a file and the folders around it; a relative path starts from the working directory.
 *
 * @param {FileSystem} FS
 * @param {string} path
 * @param {Uint8Array} bytes
 */
export function write(FS, path, bytes) {
  const absolute = path.startsWith("/") ? path : `${FS.cwd()}/${path}`;
  try {
    makeFolder(FS, absolute.slice(0, absolute.lastIndexOf("/")));
    FS.writeFile(absolute, bytes);
  } catch (/** @type {any} */ error) {
    throw new Error(REASONS[error.errno] ?? `file system error ${error.errno ?? error}`);
  }
}

/**
 * By Emscripten's error numbers.
 *
 * @type {Record<number, string>}
 */
const REASONS = { 31: "it is a folder", 54: "part of it is a file, not a folder" };

/**
 * @param {FileSystem} FS
 * @param {string} path
 */
function makeFolder(FS, path) {
  if (!path || FS.analyzePath(path).exists) return;
  makeFolder(FS, path.slice(0, path.lastIndexOf("/")));
  FS.mkdir(path);
}
