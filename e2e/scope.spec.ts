// The global scope that a worker's code runs in: the channel to the page is not the code's, and URLs are
// relative to the page.

import type { Page } from "@playwright/test";

import { call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const WORKERS = {
  rs: { type: "rs", src: "/workers/faults.js" },
  py: { type: "py", src: "/fixtures/python/scope.py" },
  mpy: { type: "mpy", src: "/fixtures/python/scope.py" },
};

/** What a script may try, and the word of the answer that tells what to do instead. */
const ATTEMPTS: [string, string, RegExp][] = [
  ["assigns", "onmessage", /`onmessage` belongs to the worker's host: .*export a function/],
  ["assigns", "postMessage", /`postMessage` belongs to the worker's host: .*`emit`/],
  ["calls_global", "postMessage", /`postMessage` belongs to the worker's host: .*`emit`/],
  ["assigns", "close", /`close` belongs to the worker's host/],
  ["calls_global", "close", /`close` belongs to the worker's host: .*terminate/],
];

for (const type of ["rs", "py", "mpy"] as const) {
  test(`code that tries to take or close the channel to the page is told so, and calls go on: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "x", ...WORKERS[type] });
    for (const [name, of, message] of ATTEMPTS) expectError(await call(page, "x", name, [of]), "Raised", message);
    const { history, log } = await info(page, "x");
    expect(history.map(({ state }) => state)).toEqual(["starting", "ready"]);
    expect(log.filter(({ level }) => level !== "info")).toEqual([]);
  });
}

for (const type of ["py", "mpy"] as const) {
  test(`a coroutine that tries it is told so, and no other call: ${type}`, async ({ open }) => {
    const page = await open();
    const source = [
      "import asyncio",
      "import js",
      "async def tries():",
      "    await asyncio.sleep(0)",
      "    js.self.onmessage = None",
      "    await asyncio.sleep(0)",
      "async def adds(a, b):",
      "    await asyncio.sleep(0.01)",
      "    return a + b",
      "__export__ = ['tries', 'adds']",
    ].join("\n");
    await create(page, { name: "x", type, source });
    const outcomes = await page.evaluate(async () => {
      const x = await namedWorkers.get("x");
      return Promise.all([settle(() => x.adds(1, 2)), settle(() => x.tries()), settle(() => x.adds(3, 4))]);
    });
    expect([outcomes[0].value, outcomes[2].value]).toEqual([3, 7]);
    expectError(outcomes[1], "Raised", /`onmessage` belongs to the worker's host: .*export a function/);
    expect((await call(page, "x", "adds", [5, 6])).value).toBe(11);
  });
}

for (const type of ["py", "mpy"] as const) {
  test(`a script that tries to take the channel does not start: ${type}`, async ({ open }) => {
    const page = await open();
    for (const source of ["import js\njs.self.onmessage = 0", "from pyscript.js_modules.taking import take\ntake()"]) {
      const config = { js_modules: { worker: { "/fixtures/python/takes_channel.js": "taking" } } };
      const outcome = await create(page, { name: "x", type, source, config });
      expectError(outcome, "StartFailed", /`onmessage` belongs to the worker's host/);
    }
  });
}

test.describe("relative URLs", () => {
  // The browser asks for the page's icon again, in the wrong folder.
  test.use({ allowed: /404/ });

  for (const type of ["rs", "py", "mpy"] as const) {
    test(`in a worker's code are relative to the page where it was declared: ${type}`, async ({ open }) => {
      const page = await open({ path: "/some/sub/path/" });
      await create(page, { name: "x", ...WORKERS[type] });
      const text = /^"""Finds primes/;
      expect((await call(page, "x", "fetches", ["./primes/primes.py"])).value).toMatch(text);
      await leaveFor(page, "/some/deep/route/");
      expect((await call(page, "x", "fetches", ["primes/primes.py"])).value).toMatch(text);
      const absolute = new URL("/fixtures/python/files/data.csv", page.url()).href;
      expect((await call(page, "x", "fetches", [absolute])).value).toMatch(/^a,b/);
      if (type === "rs") return;
      expect((await call(page, "x", "fetches_request", ["./primes/primes.py"])).value).toMatch(text);
      expect((await call(page, "x", "fetches_by_xhr", ["./primes/primes.py"])).value).toMatch(text);
    });
  }

  test("of Pyodide's own functions are, too", async ({ open }) => {
    const page = await open({ path: "/some/sub/path/" });
    const source = [
      "from pyodide.http import open_url, pyfetch",
      "async def f(url): return [await (await pyfetch(url)).text(), open_url(url).read()]",
      "__export__ = ['f']",
    ].join("\n");
    await create(page, { name: "x", type: "py", source });
    const { value } = await call(page, "x", "f", ["./primes/primes.py"]);
    expect(value).toEqual([expect.stringContaining("Finds primes"), expect.stringContaining("Finds primes")]);
  });
});

/** Takes the page to another route, and restarts its worker there. */
async function leaveFor(page: Page, route: string) {
  await page.evaluate(async (route) => {
    history.pushState(null, "", route);
    (await namedWorkers.get("x")).restart();
  }, route);
}
