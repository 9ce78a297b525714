// Runs what the README shows: its declarations and scripts.

import { readFileSync } from "node:fs";

import { expect, test } from "./test";

const readme = readFileSync("README.md", "utf8");

/** The scripts, each with the heading above it, and the page before it if there is one in the same section. */
function* examples() {
  for (const [, heading, section] of readme.matchAll(/^##+ (.*)\n([^]*?)(?=^##|(?![^]))/gm)) {
    let html = "";
    for (const [, language, code] of section.matchAll(/```(html|js)\n([^]*?)```/g)) {
      if (language === "js") yield { heading, html, code };
      else html = code;
    }
  }
}

for (const { heading, html, code } of examples()) {
  test(`the script of the README's section "${heading}" gives the result it states`, async ({ open }) => {
    const page = await open({ html });
    const [, lastLine, promised] = code.match(/^await (.*); \/\/ (.*)$/m)!;
    const script = code.replace(`await ${lastLine}`, `return await ${lastLine}`);
    expect(await page.evaluate(`(async () => { ${script} })()`)).toEqual(JSON.parse(promised));
  });
}
