// Values between JavaScript and Rust: exact, or refused with their path.

import { create, expect, test } from "./test";

test("10,000 random values come back from Rust unchanged; integers beyond 64 bits are refused with their path", async ({ open }) => {
  const page = await open();
  await create(page, { name: "f", type: "rs", src: "/workers/faults.js" });
  const seed = Date.now() % 1_000_000;
  const { wrong, refusal } = await page.evaluate(async (seed) => {
    const shared = "/values/values.mjs";
    const { isSame, values } = await import(shared);
    const { echo } = await namedWorkers.get("f");
    const isBeyond = (value: any): boolean =>
      typeof value === "bigint" ? value >= 2n ** 64n || value < -(2n ** 63n) : !!value && typeof value === "object" && Object.values(value).some(isBeyond);
    const { value } = values(seed);
    const wrong: unknown[] = [];
    for (let i = 0; i < 10_000 && wrong.length < 5; i++) {
      const sent = value();
      const came = await settle(() => echo(sent));
      const isRight = isBeyond(sent) ? /args\[0\].*: the integer -?\d+ is beyond 64 bits/s.test(came.error?.message ?? "") : isSame(came.value, sent);
      if (!isRight) wrong.push(came.error?.message ?? `value ${i} came back as another`);
    }
    return { wrong, refusal: (await settle(() => echo([1, { a: 2n ** 70n }]))).error };
  }, seed);
  expect(wrong, `seed ${seed}`).toEqual([]);
  expect(refusal).toMatchObject({ name: "BadArguments", message: expect.stringContaining("args[0][1].a: the integer 1180591620717411303424 is beyond 64 bits") });
});
