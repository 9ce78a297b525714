// Components of workers, on a real wasmtime.

import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { test as base } from "../test";

/** The program; the tests that need it run only where it is. */
const WASMTIME = process.env.WASMTIME ?? "wasmtime";

/** One wasmtime, which serves one component. */
export class Served {
  #process: ChildProcess | undefined;

  /** What the component has written to its log so far. */
  log = "";

  constructor(
    readonly component: string,
    readonly port: number,
    readonly environment: Record<string, string>,
  ) {}

  get url() {
    return `http://127.0.0.1:${this.port}/worker`;
  }

  /** Starts it, and waits until it answers. */
  async start() {
    const file = fileURLToPath(new URL(`../../target/components/${this.component}.wasm`, import.meta.url));
    const variables = Object.entries({ NAMED_WORKERS_ORIGINS: "*", ...this.environment });
    const environment = variables.flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const options = ["serve", "-Scli", "-Ccache", "--addr", `127.0.0.1:${this.port}`, ...environment, file];
    this.#process = spawn(WASMTIME, options, { stdio: ["ignore", "pipe", "pipe"] });
    for (const output of [this.#process.stdout!, this.#process.stderr!]) {
      output.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    }
    while (!(await fetch(this.url, { method: "OPTIONS" }).catch(() => undefined))) {
      if (this.#process.exitCode !== null) throw new Error(`wasmtime has ended: ${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it at once, and whatever runs in it. */
  async kill() {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }
}

/** A port that nobody listens on. */
export function freePort() {
  const server = createServer();
  return new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}

/** Serves components while a test runs. */
export const test = base.extend<{ serve: (component: string, environment?: Record<string, string>) => Promise<Served> }>({
  serve: async ({}, use) => {
    const all: Served[] = [];
    await use(async (component, environment = {}) => {
      const served = new Served(component, await freePort(), environment);
      all.push(served);
      await served.start();
      return served;
    });
    await Promise.all(all.map((served) => served.kill()));
  },
});
