// Instances of a component that are killed and started again, while calls are in flight.

import { Balancer } from "./remote/balancer";
import { BROKEN } from "./remote/connect";
import { test } from "./remote/wasmtime";
import { expect } from "./test";

test.use({ plain: true, allowed: BROKEN });

/** The hosts by which the page reaches the balancer: a browser makes six calls at once to each. */
const HOSTS = 9;

test("of 1,000 calls while instances are killed and started again, each settles, and none runs twice", async ({ open, serve }) => {
  test.setTimeout(240_000);
  const instances = [await serve("remote"), await serve("remote")];
  const balancer = new Balancer(instances.map(({ port }) => port));
  const port = await balancer.start();
  const page = await open({ path: "/connected/" });
  const outcomes = page.evaluate(callAll, Array.from({ length: HOSTS }, (_, index) => `http://far-${index}.localhost:${port}/worker`));
  let isOver = false;
  void outcomes.finally(() => (isOver = true));
  const executed = () => instances.flatMap(({ log }) => log.match(/call-\d+;/g) ?? []);
  for (let kill = 0; kill < 6 && !isOver; kill += 1) {
    const before = executed().length;
    await expect.poll(() => isOver || executed().length > before + 40, { timeout: 60_000 }).toBe(true);
    const instance = instances[kill % 2]!;
    await instance.kill();
    await instance.start();
  }
  const seen = await outcomes;
  balancer.stop();
  expect(Object.keys(seen).sort()).toEqual(["Crashed", "returned"]);
  expect(seen.Crashed! + seen.returned!).toBe(1_000);
  expect(new Set(executed()).size, "no call has run twice").toBe(executed().length);
  expect(executed().length).toBeGreaterThanOrEqual(seen.returned!);
});

/** In the page: makes 1,000 calls, 50 at once; returns how many ended in which way. */
async function callAll(addresses: string[]) {
  const create = (src: string, index: number) => namedWorkers.pool({ name: `far-${index}`, type: "remote", src, size: 6 });
  const pools = await Promise.all(addresses.map(create));
  const seen: Record<string, number> = {};
  let next = 0;
  const lane = async (index: number) => {
    while (next < 1_000) {
      const line = `call-${next++};`;
      const { error } = await settle(() => pools[index % pools.length]!.call("notes", [line]));
      const how = error?.name ?? "returned";
      seen[how] = (seen[how] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, index) => lane(index)));
  return seen;
}
