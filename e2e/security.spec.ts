// What the page admits, and what the tests' own server gives away.

import { call, expect, expectError, test } from "./test";

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

test("the tests' own server serves nothing outside its folders", async ({ request }) => {
  for (const path of ["/%2e%2e/Cargo.toml", "/fixtures/..%2ftest.ts", "/fixtures%2f..%2f..%2fCargo.toml", "/%"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  expect((await request.get("/fixtures/good.json")).status()).toBe(200);
});
