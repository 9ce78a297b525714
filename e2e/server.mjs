// Serves the built site to the tests: at the root, and at a sub-path, as a static host might. Everywhere `plain.html`
// is a page without the app.
// `/fixtures/` are the tests' own files, `/values/` those they share with the tests in Node, `/workers/` the
// bundles built for the tests, `/mirror/` the Python packages fetched for them.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , port = "4173", site = join(root, "dist")] = process.argv;

/** As strict as `docs/security.md` promises: everything from this host, nothing inline, no eval. */
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const policy = (/** @type {string[]} */ ...directives) => ({ "content-security-policy": [STRICT, ...directives].join("; ") });

/** With these headers, a page may share memory with its workers. */
const ISOLATION = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** For workers that fetch packages by name from elsewhere. */
const PACKAGES = "connect-src 'self' https://cdn.jsdelivr.net https://pypi.org";

/**
 * A folder for each prefix, longest first, and what the headers of its files say beside the strict policy.
 *
 * @type {[string, string, Record<string, string>?][]}
 */
const MOUNTS = [
  ["/fixtures/", join(root, "e2e/fixtures")],
  ["/mirror/", join(root, "target/e2e/mirror")],
  ["/values/", join(root, "crates/named-workers/tests/javascript")],
  ["/workers/", join(root, "target/e2e/workers")],
  ["/some/sub/path/", site],
  ["/isolated/", site, ISOLATION],
  ["/connected/", site, policy("connect-src *")],
  ["/packages/", site, policy(PACKAGES)],
  ["/trusted/", site, policy("require-trusted-types-for 'script'", "trusted-types named-workers")],
  ["/untrusted/", site, policy("require-trusted-types-for 'script'", "trusted-types 'none'")],
  ["/", site],
];

/** The page beside that of the app which has the runtime and workers, and no app: it opens in less time. */
const PLAIN = "/plain.html";
const plain = join(root, "e2e/fixtures", PLAIN);

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

/**
 * The file of a path, and its own headers; none outside of the folders above.
 *
 * @param {string} path
 */
function locate(path) {
  const [prefix, folder, headers] = MOUNTS.find(([prefix]) => path.startsWith(prefix)) ?? MOUNTS[0];
  const file = folder === site && path.endsWith(PLAIN) ? plain : normalize(join(folder, path.slice(prefix.length)));
  const isWithin = file === plain || file === folder || file.startsWith(folder + sep);
  return { file: isWithin ? (path.endsWith("/") ? join(file, "index.html") : file) : undefined, headers };
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
  const { file, headers } = locate(path);
  response.setHeaders(new Map(Object.entries({ ...policy(), ...headers })));
  if (path.startsWith("/outages/")) return change(path.slice("/outages/".length), query, response);
  if (path === "/favicon.ico") return void response.writeHead(204).end(); // of pages that name none
  const outage = outages.get(query);
  if (outage === "gone") return void request.destroy();
  if (outage) return void response.writeHead(Number(outage)).end();
  if (path in MOVED) {
    response.writeHead(302, { location: MOVED[path] }).end();
    return;
  }
  const found = await stat(file ?? "").catch(() => null);
  if (!file || !found?.isFile()) {
    response.writeHead(404, { "content-type": "text/plain" }).end(`no such file: ${path}`);
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-length": found.size, "cache-control": "no-store" });
  createReadStream(file).pipe(response);
}

createServer(answer).listen(Number(port), "127.0.0.1");
