// Workers on a cluster of two nodes of Ray, which is this machine's.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

import { test as base } from "../test";
import { freePort } from "./wasmtime";

/** The Python that has Ray and `named-workers-ray`; the tests that need it run only where it is. */
const PYTHON = process.env.RAY ?? "python3";

const NODES = fileURLToPath(new URL("../../engines/ray/tests/cluster/nodes.py", import.meta.url));

/** A file of the project. */
export function file(path: string) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export class Nodes {
  readonly #process: ChildProcess;
  readonly #lines: Interface;

  private constructor(readonly port: number) {
    this.#process = spawn(PYTHON, [NODES, String(port)], { stdio: ["pipe", "pipe", "inherit"], cwd: file("engines/ray/tests/cluster") });
    this.#lines = createInterface(this.#process.stdout!);
  }

  static async start() {
    const nodes = new Nodes(await freePort());
    await nodes.#answer();
    return nodes;
  }

  /** Serves a worker for pages of any origin; returns its URL. */
  async deploy(path: string, name: string, ...options: string[]) {
    const told = await this.tell("deploy", file(path), "--name", name, "--origin", "*", ...options);
    if (told !== "deployed") throw new Error(JSON.stringify(told));
    return `http://127.0.0.1:${this.port}/${name}`;
  }

  /** Gives a command, and returns what comes of it. */
  tell(...command: string[]): Promise<any> {
    this.#process.stdin!.write(`${JSON.stringify(command)}\n`);
    return this.#answer();
  }

  async stop() {
    const ended = once(this.#process, "exit");
    this.#process.stdin!.end();
    await ended;
  }

  async #answer() {
    const ended = once(this.#process, "exit").then(() => {
      throw new Error("the cluster has ended");
    });
    const [line] = await Promise.race([once(this.#lines, "line"), ended]);
    return JSON.parse(line);
  }
}

/** A test with the cluster, which all tests of a file share. */
export const test = base.extend<{}, { nodes: Nodes }>({
  nodes: [
    async ({}, use) => {
      const nodes = await Nodes.start();
      await use(nodes);
      await nodes.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
