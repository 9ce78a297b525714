// An interpreter's file system, which is Emscripten's.

/** @typedef {typeof globalThis.FS} FileSystem */

/**
 * Writes a file and the folders around it; a relative path is relative to the working folder.
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
    throw new Error(REASONS[error.errno] ?? `error ${error.errno ?? error} of the file system`);
  }
}

/**
 * By the numbers that Emscripten gives them.
 *
 * @type {Record<number, string>}
 */
const REASONS = { 31: "it is a folder", 54: "a part of it is a file, and no folder" };

/**
 * @param {FileSystem} FS
 * @param {string} path
 */
function makeFolder(FS, path) {
  if (!path || FS.analyzePath(path).exists) return;
  makeFolder(FS, path.slice(0, path.lastIndexOf("/")));
  FS.mkdir(path);
}
