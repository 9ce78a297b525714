// What a worker finds in `pyscript`: what makes sense there works, and what needs the page says so when it is used.

import { call, create, expect, expectError, test } from "./test";

test.use({ plain: true });

const NEED_THE_PAGE = [
  "document",
  "window",
  "sync",
  "display",
  "when",
  "page",
  "div",
  "storage",
  "Storage",
  "PyWorker",
  "WebSocket",
  "create_named_worker",
];

for (const type of ["py", "mpy"] as const) {
  test.describe(type, () => {
    test("a worker of PyScript starts, with `config`, `fetch`, `ffi` and `workers`", async ({ open, page }) => {
      await page.route("**/binary", (route) => route.fulfill({ body: Buffer.from([0, 1, 127, 128, 255]) }));
      await page.route("**/echo", (route) => {
        const headers = route.request().headers();
        return route.fulfill({ json: [route.request().method(), headers["x-own"], headers["content-type"]] });
      });
      await open();
      const config = { debug: false };
      const created = await create(page, { name: "x", type, src: "/fixtures/python/uses_pyscript.py", config });
      expect(created.error).toBeUndefined();
      const value = async (name: string, ...args: unknown[]) => {
        const outcome = await call(page, "x", name, args, { timeout: 30_000 });
        expect(outcome.error).toBeUndefined();
        return outcome.value;
      };
      const standsIn = "<PyScript's `document`, which is not there in a worker>";
      expect(await value("surroundings")).toEqual([true, { debug: false, type }, true, standsIn]);

      const text = '{"packages": ["numpy"]}';
      await page.route("**/data.json", (route) => route.fulfill({ body: text }));
      expect(await value("fetches", "./data.json")).toEqual([true, 200, text, text, { packages: ["numpy"] }]);
      const bytes = [0, 1, 127, 128, 255];
      expect(await value("fetches_bytes", "./binary")).toEqual(["bytearray", bytes, bytes, 5]);
      expect(await value("posts", "./echo")).toEqual(["POST", "yes", expect.stringContaining("text/plain")]);
      expectError(await call(page, "x", "fails", ["http://["]), "Raised", /raised JsException: .*http:\/\/\[/);

      expect(await value("to_js")).toEqual(['{"a":{"list":[1,null]}}', '{"b":2}', [true, true, false]]);
      expect(await value("create_proxy")).toEqual([1, 2]);
      expect(await value("adds", 1, 2)).toEqual([[3], [3]]);
    });

    test("what needs the page is imported, and refused in words when it is used", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, src: "/fixtures/python/uses_pyscript.py" });
      for (const name of NEED_THE_PAGE) {
        const refusal = new RegExp(`PyScript's \`${name}\` is not there in a worker, which cannot reach the page: return a value`);
        const outcome = await call(page, "x", "uses", [name], { timeout: 30_000 });
        expectError(outcome, "Raised", refusal);
        expect(outcome.error?.traceback).not.toMatch(/_page\.py/);
      }
    });
  });
}
