// An interpreter's file system, which is Emscripten's.

/** @typedef {typeof globalThis.FS} FileSystem */

/**
 * What writes a file and the folders around it; a relative path starts from the working directory.
 *
 * @param {FileSystem} FS
 */
export const writer = (FS) => (/** @type {string} */ path, /** @type {Uint8Array} */ bytes) => {
  const absolute = path.startsWith("/") ? path : `${FS.cwd()}/${path}`;
  try {
    makeFolder(FS, absolute.slice(0, absolute.lastIndexOf("/")));
    FS.writeFile(absolute, bytes);
  } catch (/** @type {any} */ error) {
    const reason = REASONS[error.errno] ?? `file system error ${error.errno ?? error}`;
    throw new Error(`\`${path}\` cannot be written: ${reason}`);
  }
};

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
