// Python on a page that demands Trusted Types: what it shows as HTML.

import { STRICT } from "./bundle/site";
import { html, tag, test } from "./bundle/test";
import { expect } from "./test";

const demanding = (policies: string) => ({
  folders: [["/lib/", "dist"]] as [string, string][],
  headers: { "content-security-policy": `${STRICT}; require-trusted-types-for 'script'; trusted-types ${policies}` },
});

/** Shows text, which needs no policy, and HTML in every way that there is. */
const script = (type: string) => `
  <p id="content"></p><p id="inner"></p><p id="outer"></p>
  <script type="${type}">
    from pyscript import HTML, display
    from pyscript.web import page
    display("<b>text</b>", [1])
    display(HTML("<b>shown</b>"))
    page["#content"].content = HTML("<b>content</b>")
    page["#inner"].innerHTML = "<b>inner</b>"
    page["#outer"].outerHTML = "<b>outer</b>"
    page.title = "done"
  </script>`;

for (const type of ["mpy", "py"]) {
  test.describe(type, () => {
    test("shows HTML where the page allows the policy for it", async ({ page, serve }) => {
      const texts = { "/": html(tag("./lib/named-workers.js"), script(type)) };
      const { origin } = await serve({ ...demanding("named-workers named-workers-html"), texts });
      await page.goto(origin);
      await expect(page).toHaveTitle("done", { timeout: 60_000 });
      await expect(page.locator("b")).toHaveText(["content", "inner", "outer", "shown"]);
      await expect(page.locator(".py-output")).toHaveText("<b>text</b>[1]shown");
    });

    test("shows HTML as the page's default policy makes it", async ({ page, serve }) => {
      const policy = 'trustedTypes.createPolicy("default", { createHTML: (html) => html.replaceAll("b>", "i>") });';
      const texts = {
        "/": html(`<script src="./policy.js"></script>${tag("./lib/named-workers.js")}`, script(type)),
        "/policy.js": policy,
      };
      const { origin } = await serve({ ...demanding("named-workers default"), texts });
      await page.goto(origin);
      await expect(page).toHaveTitle("done", { timeout: 60_000 });
      await expect(page.locator("i")).toHaveText(["content", "inner", "outer", "shown"]);
      await expect(page.locator("b")).toHaveCount(0);
    });

    test.describe("without such a policy", () => {
      test.use({ allowed: /trusted/i });

      test("shows text, and an error for HTML that says what to allow", async ({ page, serve }) => {
        const texts = { "/": html(tag("./lib/named-workers.js"), `${script(type)}<script type="${type}">page.title = "next"</script>`) };
        const { origin } = await serve({ ...demanding("named-workers"), texts });
        await page.goto(origin);
        await expect(page).toHaveTitle("next", { timeout: 60_000 });
        await expect(page.locator(".py-output")).toHaveText("<b>text</b>[1]");
        await expect(page.getByRole("alert")).toHaveText(/line 5[^]*RuntimeError: .*TrustedHTML.*[^.]; a page that demands Trusted Types has to allow `trusted-types named-workers-html`, or to have a default policy/);
      });
    });
  });
}
