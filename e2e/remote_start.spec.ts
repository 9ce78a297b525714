// How a worker of type `remote` is found, and what keeps it from being found.

import { expect } from "@playwright/test";

import { BROKEN, connect } from "./remote/connect";
import { ALLOWED, test } from "./remote/server";
import { call, create, expectError, info, SOON } from "./test";

test.use({ plain: true, allowed: BROKEN });

test("a server that is away at the start is asked again until it comes", async ({ open, server }) => {
  server.functions.quick = (it) => it.returned(2);
  await server.stop();
  const page = await open({ path: "/connected/" });
  const created = create(page, { name: "far", type: "remote", src: server.url });
  await expect.poll(async () => (await info(page, "far"))?.loading?.what).toMatch(/^http:.*the server is away/);
  await server.start();
  expect(await created).toMatchObject({ value: ["quick"] });
  expect(await call(page, "far", "quick")).toMatchObject({ value: 2 });
});

test("a server that stays away is given up at the limit, with the reason", async ({ open, server }) => {
  await server.stop();
  const { created } = await connect(open, server, { startTimeout: 700 });
  expectError(created, "StartFailed", /http:.*Failed to fetch: the server is away.*for 700 ms/);
});

test("a server that never answers is given up at the limit", async ({ open, server }) => {
  server.describe = () => {};
  const { created } = await connect(open, server, { startTimeout: 300 });
  expectError(created, "StartFailed", "not ready after 300 ms");
});

test("a server that is only unwell is asked again", async ({ open, server }) => {
  server.functions.quick = (it) => it.returned(2);
  const { describe } = server;
  server.describe = (response) => void response.writeHead(503, ALLOWED).end(() => (server.describe = describe));
  expect((await connect(open, server)).created).toMatchObject({ value: ["quick"] });
  expect(server.described).toBe(2);
});

const REFUSED: [string, string | RegExp, (response: import("node:http").ServerResponse) => void][] = [
  ["is not found", /worker: 404 Not Found$/, (it) => it.writeHead(404, ALLOWED).end()],
  ["asks for a token", /worker: 401 Unauthorized$/, (it) => it.writeHead(401, ALLOWED).end()],
  ["is an HTML page", "it is not a remote worker: it is an HTML page", (it) => it.writeHead(200, { ...ALLOWED, "content-type": "text/html" }).end("<p>")],
  ["is not JSON", "it is not a remote worker: ", (it) => it.writeHead(200, ALLOWED).end("hello")],
  ["is of another version", "speaks version 99 of the protocol and the page version 1", (it) => it.writeHead(200, ALLOWED).end('{"protocol": 99}')],
  ["is no description", "it is not a remote worker: missing field", (it) => it.writeHead(200, ALLOWED).end('{"protocol": 1}')],
  ["does not allow the page", "does not allow this page to use it (CORS)", (it) => it.writeHead(200).end("{}")],
];

for (const [title, message, describe] of REFUSED) {
  test(`a server whose answer ${title} has failed at once, with the reason`, async ({ open, server }) => {
    server.describe = describe;
    const { created } = await connect(open, server);
    expectError(created, "StartFailed", message);
    expect(created.milliseconds).toBeLessThan(SOON);
  });
}

test("a page whose policy allows no other host says so", async ({ open, server }) => {
  const page = await open({ path: "/" });
  const created = await create(page, { name: "far", type: "remote", src: server.url, startTimeout: 300 });
  expectError(created, "StartFailed", "Content-Security-Policy");
});

test("the headers of the config are sent with each request, and a bad one is named", async ({ open, server }) => {
  server.functions.token = (it) => it.returned(it.headers.authorization);
  const { page } = await connect(open, server, { config: { headers: { authorization: "Bearer secret" }, packages: ["numpy"] } });
  expect(await call(page, "far", "token")).toMatchObject({ value: "Bearer secret" });
  expect((await info(page, "far")).log).toMatchObject([{ level: "warning", text: /`packages` is not for workers of type `remote`/ }]);
  const bad = await create(page, { name: "bad", type: "remote", src: server.url, config: { headers: { "a b": "c" } } });
  expectError(bad, "StartFailed", "config key `headers.a b`");
});

test("a remote worker needs an endpoint, and no code", async ({ open }) => {
  const page = await open({ path: "/connected/" });
  expectError(await create(page, { name: "none", type: "remote" }), "InvalidDeclaration", "the URL of its endpoint");
  const both = await create(page, { name: "both", type: "remote", src: "./x", source: "x = 1" });
  expectError(both, "InvalidDeclaration", "and no code");
});

test("restart discovers the worker again", async ({ open, server }) => {
  server.functions.before = (it) => it.returned(1);
  const { page } = await connect(open, server);
  delete server.functions.before;
  server.functions.after = (it) => it.returned(2);
  await page.evaluate(async () => (await namedWorkers.get("far")).restart());
  expect(await call(page, "far", "after")).toMatchObject({ value: 2 });
  expectError(await call(page, "far", "before"), "NotExported", "exports `after`");
});
