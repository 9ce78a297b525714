// Pages that are not Rust: one script tag, which brings the runtime.

import type { Page } from "@playwright/test";

import { STRICT } from "./bundle/site";
import { html, tag, test } from "./bundle/test";
import { call, expect, expectError } from "./test";

/** A worker of each language; the URL is that of the Rust one's bundle. */
const workers = (url: string) => `
  <script type="rs" worker name="calculator" src="${url}"></script>
  <script type="mpy" worker name="greeter">
    def greet(name):
        return "Hello, " + name
    __export__ = ["greet"]
  </script>
  <script type="py" worker name="sizes" config='{"files": {"/data.txt": ""}}'>
    def size(path):
        return len(open(path).read())
    __export__ = ["size"]
  </script>`;

/** That a worker of each language does its work. */
async function expectWork(page: Page) {
  expect(await call(page, "calculator", "add_arrays", [[1], [2]])).toMatchObject({ value: [3] });
  expect(await call(page, "greeter", "greet", ["Ada"])).toMatchObject({ value: "Hello, Ada" });
  expect(await call(page, "sizes", "size", ["data.txt"])).toMatchObject({ value: 4 });
}

test("one tag makes declarations and `namedWorkers` work, under a strict policy and in a sub-path", async ({ page, serve }) => {
  const { origin } = await serve({
    folders: [["/lib/v1/", "dist"]],
    texts: { "/a/page/": html(tag("../../lib/v1/named-workers.js") + workers("../../lib/v1/calculator.js")), "/data.txt": "text" },
    headers: { "content-security-policy": STRICT },
  });
  await page.goto(`${origin}/a/page/`);
  await expectWork(page);
  const created = await page.evaluate(async () => {
    const worker = await namedWorkers.create({ name: "added", type: "mpy", source: "def f(): return 2**64\n__export__ = ['f']" });
    return [String(await worker.f()), namedWorkers.list().map(({ name }) => name)];
  });
  expect(created).toEqual([String(2n ** 64n), ["calculator", "greeter", "sizes", "added"]]);
});

test("the next script of the page can use `namedWorkers` at once", async ({ page, serve }) => {
  const { origin } = await serve({
    folders: [["/lib/", "dist"]],
    texts: {
      "/": html(tag("./lib/named-workers.js") + tag("./next.js") + workers("./lib/calculator.js")),
      "/next.js": `
        const [first] = namedWorkers.list();
        const calculator = await namedWorkers.get("calculator");
        document.title = first.name + first.state + await calculator.add_arrays([1, 2], [3, 4]);`,
      "/data.txt": "text",
    },
  });
  await page.goto(origin);
  await expect(page).toHaveTitle("calculatorstarting4,6");
});

test("the runtime may come from another origin, with the policy that is documented", async ({ page, serve }) => {
  const elsewhere = await serve({ folders: [["/", "dist"]], headers: { "access-control-allow-origin": "*" } });
  const other = elsewhere.origin;
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${other}`,
    `connect-src 'self' ${other}`,
    `worker-src blob: ${other}`,
  ].join("; ");
  const { origin } = await serve({
    texts: { "/page/": html(tag(`${other}/named-workers.js`) + workers(`${other}/calculator.js`)), "/data.txt": "text" },
    headers: { "content-security-policy": policy },
  });
  await page.goto(`${origin}/page/`);
  await expectWork(page);
  await page.evaluate(async () => (await namedWorkers.get("calculator")).restart());
  await expectWork(page);
});

test("two tags are one runtime", async ({ page, serve }) => {
  const { origin } = await serve({
    folders: [["/one/", "dist"], ["/two/", "dist"]],
    texts: { "/": html(tag("./one/named-workers.js") + tag("./two/named-workers.js") + workers("./one/calculator.js")), "/data.txt": "text" },
  });
  await page.goto(origin);
  await expectWork(page);
  expect(page.workers().length).toBe(3);
});

for (const [where, place] of [["before", "<head>"], ["after", "</head>"]] as const) {
  test(`a tag ${where} the app leaves the runtime to the app`, async ({ page, serve, request }) => {
    const app = await (await request.get("/")).text();
    const tagged = app.replace(place, where === "before" ? place + tag("./copy/named-workers.js") : tag("./copy/named-workers.js") + place);
    const { origin } = await serve({ folders: [["/copy/", "dist"], ["/", "dist"]], texts: { "/": tagged } });
    await page.goto(origin);
    expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
    await page.evaluate(() => namedWorkers.create({ name: "added", type: "mpy", source: "__export__ = []" }));
    await page.getByRole("link", { name: "Inspector" }).click();
    await expect(page.getByRole("heading", { name: "added" })).toBeVisible();
    const names = await page.evaluate(() => namedWorkers.list().map(({ name }) => name));
    expect(names).toEqual(["primes", "calculator", "added"]);
    expect(page.workers().length).toBe(3);
  });
}

test.describe("without its WebAssembly", () => {
  test.use({ allowed: /runtime has ended|404/ });

  test("a call says which file is missing", async ({ page, serve }) => {
    await page.route("**/runtime_bg.wasm", (route) => route.fulfill({ status: 404 }));
    const { origin } = await serve({ folders: [["/lib/", "dist"]], texts: { "/": html(tag("./lib/named-workers.js")) } });
    await page.goto(origin);
    expectError(await call(page, "calculator", "add_arrays"), "Crashed", /could not be loaded from .*\/lib\/runtime_bg\.wasm: .*404/);
  });
});
