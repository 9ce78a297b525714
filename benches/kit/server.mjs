// Serves the pages of the benches: `/ours/` is what this project builds, `/peers/` are npm's packages.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where each prefix of a path is looked for, in this order. */
const MOUNTS = [
  ["/ours/", "target/bench/page"],
  ["/ours/", "dist"],
  ["/app/", "dist"],
  ["/peers/", "benches/node_modules"],
  ["/", "benches/pages"],
];

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".py": "text/x-python",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** PyScript's workers need a page that is cross-origin isolated; the others are told nothing. */
const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};

/** The files that a path may mean. */
function* candidates(path) {
  for (const [prefix, folder] of MOUNTS.filter(([prefix]) => path.startsWith(prefix))) {
    const file = normalize(join(root, folder, path.slice(prefix.length)));
    if (file.startsWith(join(root, folder) + sep)) yield path.endsWith("/") ? join(file, "index.html") : file;
  }
}

/** The file of a path, and its size. */
async function find(path) {
  for (const file of candidates(path)) {
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) return { file, size: found.size };
  }
}

/** Listens on a free port; `files` has every file that was served. */
export async function serve() {
  const files = new Set();
  const server = createServer(async (request, response) => {
    const found = await find(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (!found) return void response.writeHead(404, { "content-type": "text/plain" }).end("no such file");
    files.add(found.file);
    response.writeHead(200, {
      "content-type": TYPES[extname(found.file)] ?? "application/octet-stream",
      "content-length": found.size,
      "cache-control": "max-age=3600",
      ...ISOLATION,
    });
    createReadStream(found.file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, files, close: () => server.close() };
}
