// Workers as `wasi:http` components, on a real wasmtime, called from a page.

import { exec } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

import { expect, type Page } from "@playwright/test";

import { BROKEN } from "./remote/connect";
import { test } from "./remote/wasmtime";
import { call, create, expectError, type Outcome } from "./test";

// The worker in the browser panics there.
test.use({ plain: true, allowed: new RegExp(`${BROKEN.source}|panicked at|RuntimeError: unreachable`) });

/** How a call ended, without what differs between two workers that are alike. */
function plain({ value, error }: Outcome) {
  const { worker, message, traceback, ...more } = error ?? {};
  // The engine adds nothing to the author's lines.
  const lines = traceback?.split("\n").filter((line) => /^(Traceback|  File|\w+Error)/.test(line));
  return { value, ...more, message: message?.replaceAll(worker ?? "", "it"), lines };
}

async function expectAlike(page: Page, calls: [string, ...unknown[]][]) {
  for (const [name, ...args] of calls) {
    const [near, far] = [await call(page, "near", name, args), await call(page, "far", name, args)];
    expect(plain(far), `${name}(${JSON.stringify(args)})`).toEqual(plain(near));
  }
}

function exportsOf(page: Page, name: string) {
  return page.evaluate(async (name) => (await namedWorkers.get(name)).exports, name);
}

const BIG = "9007199254740993";

test("a Rust worker answers as a component what it answers in the browser", async ({ open, serve }) => {
  const { url } = await serve("faults");
  const page = await open({ path: "/connected/" });
  await create(page, { name: "near", type: "rs", src: "/workers/faults.js" });
  await create(page, { name: "far", type: "remote", src: url });
  expect(await exportsOf(page, "far")).toEqual(await exportsOf(page, "near"));
  await expectAlike(page, [
    ["add", 1, 2],
    ["add", 1],
    ["add", 1, "x"],
    ["echo", { text: "ä\n\u2028\0", list: [1.5, -0, null, true, {}] }],
    ["nothing"],
    ["returns_err", "no"],
    ["returns_err_later", "no"],
    ["returns_nan"],
    ["returns_bytes"],
    ["steps", 3],
    ["panics", "on purpose"],
    ["panics_later", "on purpose"],
  ]);
  expectError(await call(page, "far", "asks", ["nobody", "add", []]), "Raised", "no worker is named `nobody`; the page has none");
  const same = await page.evaluate(async (big) => String(await (await namedWorkers.get("far")).same!(BigInt(big))), BIG);
  expect(same).toBe(BIG);
  expect(await call(page, "far", "traps")).toMatchObject({ error: { name: "Crashed" } });
  expect(await call(page, "far", "add", [2, 3])).toMatchObject({ value: 5 });
});

test("a Python worker answers as a component what it answers in the browser", async ({ open, serve }) => {
  const { url } = await serve("remote");
  const page = await open({ path: "/connected/" });
  await create(page, { name: "near", type: "py", src: "/fixtures/python/remote.py" });
  await create(page, { name: "far", type: "remote", src: url });
  expect(await exportsOf(page, "far")).toEqual(await exportsOf(page, "near"));
  await expectAlike(page, [
    ["add", 1, 2],
    ["add", 1],
    ["add"],
    ["add", 1, 2, 3],
    ["echo", { text: "ä\n\u2028\0", list: [1.5, null, true, {}] }],
    ["raises", "no"],
    ["returns_nan"],
    ["counts", 3],
    ["is_in_worker"],
    ["asks_nobody"],
  ]);
  expectError(await call(page, "far", "needs_page"), "Raised", "PyScript's `document` is not there in a component");
  const numbers = [await call(page, "far", "some_number"), await call(page, "far", "some_number")];
  expect(numbers[0]!.value).not.toBe(numbers[1]!.value);
});

for (const component of ["faults", "remote"]) {
  test(`values and progress of the component \`${component}\` come while it runs`, async ({ open, serve }) => {
    const { url } = await serve(component);
    const page = await open({ path: "/connected/" });
    await create(page, { name: "far", type: "remote", src: url });
    const values = await page.evaluate(async () => {
      const values: unknown[] = [];
      for await (const value of (await namedWorkers.get("far")).stream("counts", [100])) values.push(value);
      return values;
    });
    expect(values).toEqual([...Array(100).keys()]);
  });

  test(`a function of the component \`${component}\` sees that its call is cancelled`, async ({ open, serve }) => {
    const served = await serve(component);
    const page = await open({ path: "/connected/" });
    await create(page, { name: "far", type: "remote", src: served.url });
    const ended = await call(page, "far", "loops_until_cancelled", [], { timeout: 500 });
    expect(ended).toMatchObject({ error: { name: "TimedOut" } });
    await expect.poll(() => served.log).toMatch(/cancelled: ended|cancelled\n/);
    expect(await call(page, "far", "never_ends", [], { timeout: 200 })).toMatchObject({ error: { name: "TimedOut" } });
    if (component === "remote") await expect.poll(() => served.log).toContain("dropped");
  });
}

test("only who has the token may call, and only pages that are allowed", async ({ open, serve }) => {
  const { url } = await serve("faults", { NAMED_WORKERS_TOKEN: "secret", NAMED_WORKERS_ORIGINS: "https://a.example" });
  const post = (headers: object) =>
    fetch(`${url}/add`, { method: "POST", body: "[1,2]", headers: { "content-type": "application/json", ...headers } });
  const authorization = "Bearer secret";
  expect((await post({})).status).toBe(401);
  expect((await post({ authorization, origin: "https://b.example" })).status).toBe(403);
  const allowed = await post({ authorization, origin: "https://a.example" });
  expect([await allowed.json(), allowed.headers.get("access-control-allow-origin")]).toEqual([3, "https://a.example"]);
  const page = await open({ path: "/connected/" });
  const refused = await create(page, { name: "far", type: "remote", src: url, config: { headers: { authorization } } });
  expect(refused.error?.message).toContain("does not allow this page to use it (CORS)");
});

test("the commands of docs/beyond.md are answered as it says", async ({ serve }) => {
  const { url } = await serve("primes");
  const paper = await readFile(new URL("../docs/beyond.md", import.meta.url), "utf8");
  const commands = [...paper.matchAll(/^curl .*$/gm)].map(([line]) => line.replace("http://localhost:8080/primes", url));
  const answers = await Promise.all(commands.map((line) => promisify(exec)(`${line} --silent --show-error`)));
  const [description, value, events] = answers.map(({ stdout }) => stdout);
  expect(JSON.parse(description!)).toMatchObject({ protocol: 1, worker: "primes" });
  expect(value).toBe("78498");
  expect(events).toContain("event: returned\ndata: 78498\n");
});
