// What the README shows is run: its declaration, and its script.

import { readFileSync } from "node:fs";

import { expect, test } from "./test";

const readme = readFileSync("README.md", "utf8");

/** The code of every fenced block of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, code]) => code);
}

const pages = blocks("html");
const scripts = blocks("js");

for (const [index, html] of pages.entries()) {
  test(`page ${index + 1} of the README and its script give what it says`, async ({ open }) => {
    const page = await open({ html });
    const [, lastLine, promised] = scripts[index].match(/^await (.*); \/\/ (.*)$/m)!;
    const script = scripts[index].replace(`await ${lastLine}`, `return await ${lastLine}`);
    expect(await page.evaluate(`(async () => { ${script} })()`)).toEqual(JSON.parse(promised));
  });
}
