// Workers on a cluster, called from a page.

import { readFile } from "node:fs/promises";

import { expect } from "@playwright/test";

import { BROKEN } from "./remote/connect";
import { file, test } from "./remote/ray";
import { expectVectors } from "./remote/vectors";
import { call, create, expectError } from "./test";

test.use({ allowed: BROKEN });
test.describe.configure({ mode: "default" }); // one cluster for all
test.setTimeout(180_000);

test("a worker on a cluster answers as its vectors say", async ({ open, nodes }) => {
  const src = await nodes.deploy("e2e/fixtures/python/remote.py", "remote", "--cpus", "0.1");
  const page = await open({ path: "/connected/" });
  await create(page, { name: "it", type: "remote", src });
  await expectVectors(page, "it", "any.json");
  await expectVectors(page, "it", "python.json");
});

test("the page's NumPy worker, unchanged, counts the primes up to ten million on a cluster", async ({ open, nodes }) => {
  const config = file("engines/ray/examples/primes.json");
  const src = await nodes.deploy("static/primes/primes.py", "primes", "--config", config, "--replicas", "2", "--cpus", "0.1");
  const page = await open({ path: "/connected/" });
  await create(page, { name: "far", type: "remote", src });
  expect(await call(page, "far", "find_primes", [1e7, 3])).toMatchObject({
    value: { count: 664_579, first: [2, 3, 5], last: 9_999_991 },
  });
  await page.getByLabel("Engine").selectOption("NumPy, on a cluster");
  await page.getByLabel("Address of the worker").fill(src);
  await page.getByLabel("Find primes up to").fill("10^7");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.locator("#count")).toHaveAttribute("data-count", "664579");
  await expect(page.locator("#last-primes li").last()).toHaveText("9,999,991");
});

test("a replica that dies is a crash of its own calls, and the next call finds another one", async ({ open, nodes }, info) => {
  const src = await nodes.deploy("engines/ray/tests/cluster/workers/faults.py", "dying", "--replicas", "2", "--cpus", "0.1");
  const page = await open({ path: "/connected/" });
  await create(page, { name: "far", type: "remote", src });
  const ran = info.outputPath("ran");
  expectError(await call(page, "far", "dies", [ran]), "Crashed", "the connection ended before the call did");
  expect(await readFile(ran, "utf8")).toBe("dies\n");
  expect(await call(page, "far", "keeps", [1])).toMatchObject({ value: 0 });
});

test("of 1,000 calls from a page while a node is killed, each settles, and none runs twice", async ({ open, nodes }, info) => {
  const src = await nodes.deploy("engines/ray/tests/cluster/workers/faults.py", "far", "--replicas", "4", "--cpus", "0.5");
  const ran = info.outputPath("ran");
  const page = await open({ path: "/connected/" });
  const outcomes = page.evaluate(
    async ({ src, ran }) => {
      const pool = await namedWorkers.pool({ name: "far", type: "remote", src, size: 20 });
      const seen: Record<string, number> = {};
      const one = async (number: number) => {
        const { error } = await settle(() => pool.call("works", [ran, number]));
        seen[error?.name ?? "returned"] = (seen[error?.name ?? "returned"] ?? 0) + 1;
      };
      await Promise.all(Array.from({ length: 1_000 }, (_, number) => one(number)));
      return seen;
    },
    { src, ran },
  );
  const numbers = async () => (await readFile(ran, "utf8").catch(() => "")).split("\n").filter(Boolean).map((line) => line.split(" ")[0]);
  await expect.poll(async () => (await numbers()).length).toBeGreaterThan(200);
  await nodes.tell("kill");
  const { returned = 0, Crashed = 0 } = await outcomes;
  expect(returned + Crashed).toBe(1_000);
  expect(returned).toBeGreaterThan(900);
  const executed = await numbers();
  expect(new Set(executed).size, "no call has run twice").toBe(executed.length);
  expect(executed.length).toBeGreaterThanOrEqual(returned);
  expect(await call(page, "far#1", "process")).toMatchObject({ value: expect.any(Number) });
});
