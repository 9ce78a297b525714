// Runs every example of the guide for those who come from PyScript.

import { readFileSync } from "node:fs";

import { html, test } from "./bundle/test";
import { expect } from "./test";

const guide = readFileSync("docs/from-pyscript.md", "utf8");

/** The sections with a page: its HTML, its files, and what it shows. */
function* examples() {
  for (const [, heading, section] of guide.matchAll(/^## (.*)\n([^]*?)(?=^## |(?![^]))/gm)) {
    const [, code] = section.match(/```html\n([^]*?)```/) ?? [];
    const [, shown] = section.match(/The page shows `(.*?)`/) ?? [];
    const files = section.matchAll(/^`(.*?)`:\n\n```python\n([^]*?)```/gm);
    if (code) yield { heading, code, shown, files: Object.fromEntries([...files].map(([, name, text]) => [`/${name}`, text])) };
  }
}

for (const { heading, code, shown, files } of examples()) {
  test(`the page of the guide's section "${heading}" shows what it says`, async ({ page, serve }) => {
    const { origin } = await serve({ folders: [["/", "dist"]], texts: { "/": html("", code), ...files } });
    await page.goto(origin);
    await expect(page.locator("body")).toContainText(shown, { timeout: 60_000, useInnerText: true });
  });
}
