// A component on a wasmtime of its own: `WASMTIME` is the program.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout } from "node:timers/promises";

/** Serves a component of `target/components` to pages of any origin, once it answers. */
export async function serveComponent(name) {
  const file = fileURLToPath(new URL(`../../target/components/${name}.wasm`, import.meta.url));
  const port = await freePort();
  const options = ["serve", "-Scli", "-Ccache", "--addr", `127.0.0.1:${port}`, "--env", "NAMED_WORKERS_ORIGINS=*", file];
  const server = spawn(process.env.WASMTIME || "wasmtime", options, { stdio: "ignore" });
  await once(server, "spawn");
  const url = `http://127.0.0.1:${port}/${name}`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`wasmtime ended before it served ${file}`);
    await setTimeout(50);
  }
  return { url, stop: () => server.kill() };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
