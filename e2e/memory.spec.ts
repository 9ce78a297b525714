// How much memory each worker has, as `namedWorkers.list()` tells it.

import type { Page } from "@playwright/test";

import { call, create, expect, info, test } from "./test";

const SOURCE = `
from asyncio import sleep

import js
from named_workers import progress

kept = []

def hoard(bytes):
    kept.append(bytearray(bytes))

async def hoard_slowly():
    for step in range(1000):
        hoard(1000000)
        progress(step, 1000)
        await sleep(0.05)

def instantiate():
    return js.WebAssembly.instantiate.toString()

__export__ = ["hoard", "hoard_slowly", "instantiate"]
`;

test.use({ plain: true });

const PYODIDE = { name: "pyodide", type: "py", source: SOURCE };
const MICROPYTHON = { name: "micropython", type: "mpy", source: SOURCE };

/** A worker of each language, the least memory that it starts with, and a call that takes more than it has. */
const WORKERS = [
  { worker: { name: "faults", type: "rs", src: "/workers/faults.js" }, least: 1e6, hoard: ["echo", "x".repeat(12e6)] },
  { worker: PYODIDE, least: 20e6, hoard: ["hoard", 30e6] },
  { worker: MICROPYTHON, least: 8e6, hoard: ["hoard", 30e6] },
] as const;

const memory = async (page: Page, name: string) => (await info(page, name)).memory;

for (const { worker, least, hoard } of WORKERS) {
  test(`a worker of type ${worker.type} tells its memory when it is ready and when it has grown, and takes it along`, async ({ open }) => {
    const page = await open();
    const { name } = worker;
    await create(page, worker);
    const first = (await memory(page, name))!;
    expect(first).toBeGreaterThan(least);
    const [called, argument] = hoard;
    expect((await call(page, name, called, [argument])).error).toBeUndefined();
    expect(await memory(page, name)).toBeGreaterThan(first + 10e6);
    await page.evaluate(async (name) => (await namedWorkers.get(name)).restart(), name);
    await page.evaluate((name) => namedWorkers.get(name).then(() => {}), name);
    expect(await memory(page, name)).toBeLessThan(first + 10e6);
    await page.evaluate(async (name) => (await namedWorkers.get(name)).terminate(), name);
    expect(await info(page, name)).not.toHaveProperty("memory");
  });
}

test("memory is told while a call goes on", async ({ open }) => {
  const page = await open();
  await create(page, MICROPYTHON);
  const first = (await memory(page, "micropython"))!;
  await page.evaluate(async () => void (await namedWorkers.get("micropython")).call("hoard_slowly"));
  await expect.poll(() => memory(page, "micropython")).toBeGreaterThan(first + 20e6);
  expect((await info(page, "micropython")).state).toBe("busy");
});

for (const worker of [PYODIDE, MICROPYTHON]) {
  test(`a script of type ${worker.type} finds WebAssembly as the browser has it`, async ({ open }) => {
    const page = await open();
    await create(page, worker);
    expect((await call(page, worker.name, "instantiate")).value).toContain("[native code]");
  });
}
