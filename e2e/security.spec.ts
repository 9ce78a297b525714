// What the page admits, and what the tests' own server gives away.

import { readFileSync } from "node:fs";

import { call, create, expect, expectError, test } from "./test";

test.describe("on a page whose scripts carry a nonce", () => {
  test.use({ allowed: /without the nonce of the page's scripts/ });

  test("a declaration that is added later has to carry it, too", async ({ open }) => {
    const page = await open({ html: '<script type="application/json" nonce="r4nd0m">{}</script>' });
    const added = (name: string, nonce: string) =>
      page.evaluate(
        ({ name, nonce }) => {
          const script = Object.assign(document.createElement("script"), { type: "rs", nonce });
          for (const [key, value] of Object.entries({ worker: "", name, src: "./calculator.js" })) script.setAttribute(key, value);
          document.body.append(script);
          return settle(async () => (await namedWorkers.get(name)).exports.length);
        },
        { name, nonce },
      );
    expectError(await added("smuggled", ""), "InvalidDeclaration", /`smuggled` .* without the nonce of the page's scripts/);
    expectError(await added("guessed", "other"), "InvalidDeclaration", /without the nonce/);
    expect((await added("trusted", "r4nd0m")).value).toBe(1);
    expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
  });
});

test.describe("on a page that demands Trusted Types", () => {
  const WORKERS = [
    { type: "rs", src: "./calculator.js" },
    { type: "py", source: "def add_arrays(a, b): return [a[0] + b[0]]\n__export__ = ['add_arrays']" },
    { type: "mpy", source: "def add_arrays(a, b): return [a[0] + b[0]]\n__export__ = ['add_arrays']" },
  ];

  test("workers of every language work, and the page itself", async ({ open }) => {
    const page = await open({ path: "/trusted/" });
    for (const worker of WORKERS) {
      await create(page, { name: worker.type, ...worker });
      expect((await call(page, worker.type, "add_arrays", [[1], [2]])).value).toEqual([3]);
    }
    await page.locator("#limit").fill("1000");
    await page.locator("#find").click();
    await expect(page.locator("#count")).toHaveText("168");
  });

  test.describe("the browser refuses", () => {
    test.use({ allowed: /trusted|refused/i });

    test("what others make of a worker's URL, and a second policy of the runtime's name", async ({ open }) => {
      const page = await open({ path: "/trusted/" });
      const { started, created } = await page.evaluate(async () => ({
        started: await settle(() => new Worker("./calculator.js")),
        created: await settle(() => (globalThis as any).trustedTypes.createPolicy("named-workers", {})),
      }));
      for (const { error } of [started, created]) expect(error?.name).toBe("TypeError");
    });

    test("every worker where the runtime's policy is not allowed, and the reason says what to allow", async ({ open }) => {
      const page = await open({ path: "/untrusted/" });
      const outcome = await create(page, { name: "x", type: "rs", src: "./calculator.js" });
      expectError(outcome, "StartFailed", /`x` did not start: the browser refused to start it: .*; a page that demands Trusted Types has to allow `trusted-types named-workers`/);
    });
  });
});

test("every response of the tests' own server has the policy that the documentation promises to do with", async ({ request }) => {
  const policy = readFileSync("docs/security.md", "utf8").match(/^Content-Security-Policy: (.*)$/m)![1];
  for (const path of ["/", "/start.js", "/calculator_bg.wasm", "/workers/faults.js", "/fixtures/good.json", "/moved.json", "/nowhere"]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.headers()["content-security-policy"], path).toBe(policy);
  }
});

test("the tests' own server serves nothing outside its folders", async ({ request }) => {
  for (const path of ["/%2e%2e/Cargo.toml", "/fixtures/..%2ftest.ts", "/fixtures%2f..%2f..%2fCargo.toml", "/%"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  expect((await request.get("/fixtures/good.json")).status()).toBe(200);
});
