// What stands before several servers: each connection goes to the next one that is there.

import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export class Balancer {
  readonly #ports: number[];
  readonly #server = createServer((client) => {
    client.on("error", () => client.destroy());
    this.#pass(client, this.#ports.length);
  });

  constructor(ports: number[]) {
    this.#ports = [...ports];
  }

  /** Starts it; returns its port. */
  start() {
    return new Promise<number>((resolve) =>
      this.#server.listen(0, "127.0.0.1", () => resolve((this.#server.address() as AddressInfo).port)),
    );
  }

  stop() {
    this.#server.close();
  }

  /** Passes a connection on, or breaks it where no server is there. */
  #pass(client: Socket, tries: number) {
    if (tries === 0) return void client.destroy();
    const port = this.#ports.shift()!;
    this.#ports.push(port);
    const server = connect(port, "127.0.0.1");
    server.once("error", () => this.#pass(client, tries - 1));
    server.once("connect", () => {
      server.removeAllListeners("error").on("error", () => client.destroy());
      client.once("close", () => server.destroy());
      server.once("close", () => client.destroy());
      client.pipe(server).pipe(client);
    });
  }
}
