// A server of the tests' own that speaks the wire of remote workers, and breaks it in every way.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { test as base } from "../test";

/** A call as the server sees it. */
export class Exchange {
  readonly #response: ServerResponse;

  /** Resolves when the page has closed the request before its end. */
  readonly closed: Promise<void>;

  constructor(
    response: ServerResponse,
    readonly args: any[],
    readonly headers: IncomingMessage["headers"],
  ) {
    this.#response = response;
    this.closed = new Promise((resolve) => response.once("close", () => !response.writableFinished && resolve()));
  }

  /** Sends the headers of an answer of events. */
  begin() {
    this.#response.writeHead(200, { ...ALLOWED, "content-type": "text/event-stream" }).flushHeaders();
  }

  event(name: string, data: unknown) {
    this.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  write(text: string) {
    this.#response.write(text);
  }

  /** Whether the page does not read on. */
  get isFull() {
    return this.#response.writableNeedDrain;
  }

  returned(value: unknown) {
    this.event("returned", value);
    this.#response.end();
  }

  failed(failure: object) {
    this.event("failed", failure);
    this.#response.end();
  }

  /** Ends the answer as it is. */
  end() {
    this.#response.end();
  }

  /** Breaks the connection. */
  die() {
    this.#response.destroy();
  }

  /** Answers with anything else instead of events. */
  answer(status: number, type: string, body: string) {
    this.#response.writeHead(status, { ...ALLOWED, "content-type": type }).end(body);
  }
}

/** What allows a page of any origin. */
export const ALLOWED = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*, authorization",
  "access-control-allow-methods": "GET, POST",
};

type Run = (exchange: Exchange) => unknown;

export class RemoteServer {
  /** What it exports, and what each does once the headers have been sent. */
  functions: Record<string, Run> = {};

  /** What answers a call instead, before any header is sent. */
  instead: Record<string, Run> = {};

  /** What answers `GET`; by default the description of `functions`. */
  describe: (response: ServerResponse) => void = (response) => {
    const names = [...Object.keys(this.functions), ...Object.keys(this.instead)];
    const exports = names.map((name) => ({ name, parameters: [{ name: "*args" }] }));
    response.writeHead(200, { ...ALLOWED, "content-type": "application/json" });
    response.end(JSON.stringify({ protocol: 1, worker: "elsewhere", exports }));
  };

  /** What answers `OPTIONS`. */
  preflight: (response: ServerResponse) => void = (response) => void response.writeHead(204, ALLOWED).end();

  /** How often each function was executed, how many `GET`s came, and how many calls the page has closed. */
  executed: Record<string, number> = {};
  described = 0;
  closed = 0;

  #server: Server = createServer((request, response) => void this.#answer(request, response));
  #port = 0;

  async start() {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop() {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  get url() {
    return `http://127.0.0.1:${this.#port}/worker`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    if (request.method === "OPTIONS") return this.preflight(response);
    if (request.method === "GET") {
      this.described += 1;
      return this.describe(response);
    }
    const name = decodeURIComponent(new URL(request.url!, this.url).pathname.split("/").at(-1)!);
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    const exchange = new Exchange(response, JSON.parse(body), request.headers);
    void exchange.closed.then(() => (this.closed += 1));
    this.executed[name] = (this.executed[name] ?? 0) + 1;
    if (!this.instead[name]) exchange.begin();
    await (this.instead[name] ?? this.functions[name] ?? ((it) => it.die()))(exchange);
  }
}

/** A test with a server of its own. */
export const test = base.extend<{ server: RemoteServer }>({
  server: async ({}, use) => {
    const server = new RemoteServer();
    await server.start();
    await use(server);
    await server.stop();
  },
});
