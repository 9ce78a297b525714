// What `cargo xtask pack` makes, used as its users do.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

import { STRICT } from "./bundle/site";
import { test } from "./bundle/test";
import { unzip } from "./bundle/unzip";
import { expect } from "./test";

const run = promisify(execFile);
const { version } = JSON.parse(readFileSync("bundle/npm/package.json", "utf8"));

test("the unpacked zip is a page that works on any static server", async ({ page, serve }, info) => {
  const folder = info.outputPath("unpacked");
  const names = await unzip(`target/pack/named-workers-${version}.zip`, folder);
  expect(names.filter((name) => !name.startsWith(`named-workers-${version}/`))).toEqual([]);
  const { origin } = await serve({ folders: [["/deep/", folder]] });
  await page.goto(`${origin}/deep/named-workers-${version}/index.html`);
  await page.getByRole("button", { name: "Count" }).click({ timeout: 60_000 });
  await expect(page.getByRole("status")).toHaveText("There are 9592 primes.", { timeout: 60_000 });
});

test("the package for npm holds the runtime, its types and nothing else", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: "target/pack/npm" });
  const [{ name, files }] = Object.values<any>(JSON.parse(stdout));
  const paths = files.map(({ path }: { path: string }) => path).filter((path: string) => !path.startsWith("runtime/"));
  expect(name).toBe("named-workers");
  expect(paths.sort()).toEqual(["README.md", "copy.js", "index.d.ts", "index.js", "named-workers.d.ts", "package.json"]);
});

test("the package's types are those of `namedWorkers`", async ({}, info) => {
  const file = info.outputPath("page.ts");
  const code = `
    import { start } from "${resolve("target/pack/npm/index.js")}";
    const worker = await (await start()).get("greeter");
    const wrong: number = worker.exports;`;
  await writeFile(file, code);
  const options = ["--noEmit", "--pretty", "false", "--strict", "--module", "preserve", "--target", "esnext", "--ignoreConfig", file];
  const { stdout } = await run("node_modules/.bin/tsc", options).catch((failed) => failed);
  expect(stdout.trim().split("\n")).toEqual([expect.stringMatching(/page\.ts\(4,11\): error TS2322: .*not assignable to type 'number'/)]);
});

test("a project of Vite's uses the package, under a strict policy and in a sub-path", async ({ page, serve }) => {
  await run("npm", ["run", "build"], { cwd: "examples/with-vite" });
  const { origin } = await serve({
    folders: [["/site/", "examples/with-vite/dist"]],
    headers: { "content-security-policy": STRICT },
  });
  await page.goto(`${origin}/site/`);
  await expect(page.getByRole("status")).toHaveText("Hello, Ada", { timeout: 60_000 });
});
