// Serves the built site to the tests: at the root, and at a sub-path, as a static host might.
// `/fixtures/` are the tests' own files, `/values/` those they share with the tests in Node, `/workers/` the
// bundles built for the tests, `/mirror/` the Python packages fetched for them.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , port = "4173", site = join(root, "dist")] = process.argv;

/** Longest prefix first. */
const MOUNTS = [
  ["/fixtures/", join(root, "e2e/fixtures")],
  ["/mirror/", join(root, "target/e2e/mirror")],
  ["/values/", join(root, "crates/named-workers/tests/javascript")],
  ["/workers/", join(root, "target/e2e/workers")],
  ["/some/sub/path/", site],
  ["/isolated/", site],
  ["/", site],
];

/**
 * What is elsewhere.
 *
 * @type {Record<string, string>}
 */
const MOVED = { "/moved.json": "/fixtures/redirected/config.json" };

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".py": "text/x-python",
  ".svg": "image/svg+xml",
  ".toml": "application/toml",
  ".wasm": "application/wasm",
};

/** As strict as the README promises: everything from this host, nothing inline, no eval. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** With these headers, a page may share memory with its workers. */
const ISOLATION = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/**
 * The file of a path; none outside of the folders above.
 *
 * @param {string} path
 */
function locate(path) {
  const [prefix, folder] = /** @type {string[]} */ (MOUNTS.find(([prefix]) => path.startsWith(prefix)));
  const file = normalize(join(folder, path.slice(prefix.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  return path.endsWith("/") ? join(file, "index.html") : file;
}

/**
 * The files that are withheld, by their query, and how: a status, or a connection that breaks.
 *
 * @type {Map<string, string>}
 */
const outages = new Map();

/**
 * Begins an outage, or ends it: `/outages/key?503`, `?gone` or `?over`.
 *
 * @param {string} key
 * @param {string} how
 * @param {import("node:http").ServerResponse} response
 */
function change(key, how, response) {
  if (how === "over") outages.delete(key);
  else outages.set(key, how);
  response.writeHead(204).end();
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // of no file
  }
}

/** @type {import("node:http").RequestListener} */
async function answer(request, response) {
  const url = new URL(/** @type {string} */ (request.url), "http://localhost");
  const [path, query] = [decoded(url.pathname), url.search.slice(1)];
  if (path.startsWith("/outages/")) return change(path.slice("/outages/".length), query, response);
  const outage = outages.get(query);
  if (outage === "gone") return void request.destroy();
  if (outage) return void response.writeHead(Number(outage)).end();
  if (path in MOVED) {
    response.writeHead(302, { location: MOVED[path] }).end();
    return;
  }
  const file = locate(path);
  const found = await stat(file ?? "").catch(() => null);
  if (!file || !found?.isFile()) {
    response.writeHead(404, { "content-type": "text/plain" }).end(`no such file: ${path}`);
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  /** @type {Record<string, string | number>} */
  const headers = { "content-type": type, "content-length": found.size, "cache-control": "no-store" };
  if (type.startsWith("text/html")) headers["content-security-policy"] = POLICY;
  if (path.startsWith("/isolated/")) Object.assign(headers, ISOLATION);
  response.writeHead(200, headers);
  createReadStream(file).pipe(response);
}

createServer(answer).listen(Number(port), "127.0.0.1");
