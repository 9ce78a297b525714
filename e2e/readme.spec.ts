// What the README shows is run: its declaration, and its script.

import { readFileSync } from "node:fs";

import { expect, test } from "./test";

const readme = readFileSync("README.md", "utf8");

function block(language: string): string {
  const found = readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s"));
  if (!found) throw new Error(`the README has no ${language} block`);
  return found[1];
}

test("the README's page and worker give what it says", async ({ open }) => {
  const page = await open({ html: block("html") });
  const [, lastLine, promised] = block("js").match(/^await (.*); \/\/ (.*)$/m)!;
  const script = block("js").replace(`await ${lastLine}`, `return await ${lastLine}`);
  expect(await page.evaluate(`(async () => { ${script} })()`)).toEqual(JSON.parse(promised));
});
