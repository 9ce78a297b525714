// Static hosts of a test's own, with the headers that the test is about.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** As strict as a page can be that has everything from its own host. */
export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".py": "text/x-python",
  ".wasm": "application/wasm",
};

/** A path is a file in a folder, or the text itself. Longest prefix first. */
export type Site = {
  folders?: [prefix: string, folder: string][];
  texts?: Record<string, string>;
  headers?: Record<string, string>;
};

/** A host that serves a site until the test ends. */
export type Host = { origin: string; close: () => void };

/** Starts a host on a free port. */
export async function host({ folders = [], texts = {}, headers = {} }: Site): Promise<Host> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url!, "http://host").pathname);
    if (path in texts) return send(response, path, headers).end(texts[path]);
    const [prefix, folder] = folders.find(([prefix]) => path.startsWith(prefix)) ?? [];
    const file = join(folder ?? "", path.slice(prefix?.length), path.endsWith("/") ? "index.html" : "");
    const isFile = prefix !== undefined && (await stat(file).catch(() => null))?.isFile();
    if (isFile) createReadStream(file).pipe(send(response, file, headers));
    else response.writeHead(path === "/favicon.ico" ? 204 : 404, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function send(response: ServerResponse, path: string, headers: Record<string, string>) {
  const type = TYPES[extname(path)] ?? (path.endsWith("/") ? TYPES[".html"] : "application/octet-stream");
  return response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers });
}
