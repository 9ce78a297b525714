// An interpreter's file system, which is Emscripten's.

/** Writes a file and the folders around it; a relative path is relative to the working folder. */
export function write(FS, path, bytes) {
  const absolute = path.startsWith("/") ? path : `${FS.cwd()}/${path}`;
  makeFolder(FS, absolute.slice(0, absolute.lastIndexOf("/")));
  FS.writeFile(absolute, bytes);
}

function makeFolder(FS, path) {
  if (!path || FS.analyzePath(path).exists) return;
  makeFolder(FS, path.slice(0, path.lastIndexOf("/")));
  FS.mkdir(path);
}
