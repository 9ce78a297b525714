// The bundle that only packages and archives take: it comes when a config asks for it.

import type { Page } from "@playwright/test";

import { html, tag, test } from "./bundle/test";
import { create, expect, expectError } from "./test";

const BASE = "/fixtures/python";
const WHEEL = `${BASE}/wheels/i2cdevice-0.0.7-py3-none-any.whl`;
const ARCHIVE = { files: { [`${BASE}/files/package.tar.gz`]: "in/*" } };
const BUNDLE = ["packages.js", "packages_bg.wasm"];
const source = "__export__ = []";

/** The files of the bundle that the page and its workers ask for. */
function asked(page: Page) {
  const names: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").pop()!;
    if (BUNDLE.includes(name)) names.push(name);
  });
  return names;
}

for (const type of ["py", "mpy"] as const) {
  test.describe(type, () => {
    test("a worker without packages and archives does not load the bundle", async ({ open, page }) => {
      const names = asked(page);
      await open();
      const config = { files: { [`${BASE}/files/helper.py`]: "" } };
      expect((await create(page, { name: "x", type, source, config })).value).toEqual([]);
      expect(names).toEqual([]);
    });

    for (const [what, config, code] of [
      ["packages", { packages: [WHEEL] }, "import i2cdevice"],
      ["an archive", ARCHIVE, "open('in/package/deep/text.txt').read()"],
      ["both", { packages: [WHEEL], ...ARCHIVE }, "import i2cdevice\nopen('in/package/deep/text.txt').read()"],
    ] as const) {
      test(`a worker with ${what} loads it once, in a sub-path too`, async ({ open, page }) => {
        const names = asked(page);
        await open({ path: "/some/sub/path/" });
        const created = await create(page, { name: "x", type, source: `${code}\n${source}`, config });
        expect(created.error).toBeUndefined();
        expect(names.sort()).toEqual(BUNDLE);
      });
    }

    test.describe("where a file of it is missing", () => {
      test.use({ allowed: /Failed to load resource.*404|MIME type/ });

      for (const file of BUNDLE) {
        test(`the start fails and names ${file}`, async ({ open, page }) => {
          await page.route(`**/${file}`, (route) => route.fulfill({ status: 404 }));
          await open();
          const created = await create(page, { name: "x", type, source, config: { packages: [WHEEL] } });
          const reason = `the bundle for packages and archives cannot be loaded: http:.*/${file}: 404 Not Found`;
          expectError(created, "StartFailed", new RegExp(reason));
          expect((await create(page, { name: "y", type, source })).value).toEqual([]);
        });
      }

      test("the start fails where the host has a page in its place", async ({ open, page }) => {
        const body = "<!doctype html>";
        await page.route(`**/${BUNDLE[0]}`, (route) => route.fulfill({ contentType: "text/html", body }));
        await open();
        const created = await create(page, { name: "x", type, source, config: ARCHIVE });
        expectError(created, "StartFailed", /cannot be loaded: http:.*\/packages\.js: it is an HTML page, and not this file/);
      });
    });
  });
}

/** Two scripts of a page with packages and archives; each says in the title that it has them. */
const SCRIPTS = ["py", "mpy"].map((type) => `
  <script type="${type}" config='${JSON.stringify({ packages: [WHEEL], ...ARCHIVE })}'>
    import i2cdevice
    from pyscript import document
    document.title += " " + open("in/package/deep/text.txt").read().strip()
  </script>`).join("");

const FOLDERS: [string, string][] = [["/fixtures/", "e2e/fixtures"], ["/", "dist"]];

test("the page's own scripts share it, from another origin too", async ({ page, serve }) => {
  const names = asked(page);
  const elsewhere = await serve({ folders: FOLDERS, headers: { "access-control-allow-origin": "*" } });
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${elsewhere.origin}`,
    `connect-src 'self' ${elsewhere.origin}`,
    "require-trusted-types-for 'script'; trusted-types named-workers",
  ].join("; ");
  const { origin } = await serve({
    folders: FOLDERS,
    texts: { "/page/": html(tag(`${elsewhere.origin}/named-workers.js`), SCRIPTS) },
    headers: { "content-security-policy": policy },
  });
  await page.goto(`${origin}/page/`);
  await expect(page).toHaveTitle("A page deep text deep text", { timeout: 60_000 });
  expect(names.sort()).toEqual(BUNDLE);
});

test.describe("on a page without it", () => {
  test.use({ allowed: /Failed to load resource.*404|the bundle for packages/ });

  test("a script shows what is missing", async ({ page, serve }) => {
    const { origin } = await serve({ folders: FOLDERS, texts: { "/page/": html(tag("/named-workers.js"), SCRIPTS) } });
    await page.route(`**/${BUNDLE[0]}`, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${origin}/page/`);
    const reason = /script\.py: the bundle for packages and archives cannot be loaded: http:.*\/packages\.js: 404 Not Found/;
    await expect(page.getByRole("alert")).toHaveText([reason, reason], { timeout: 60_000 });
  });
});
