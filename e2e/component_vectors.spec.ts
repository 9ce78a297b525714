// The calls that are alike wherever a worker runs, as components.

import { BROKEN } from "./remote/connect";
import { expectVectors, expectWire } from "./remote/vectors";
import { test } from "./remote/wasmtime";
import { create } from "./test";

test.use({ plain: true, allowed: BROKEN });

for (const [component, files] of [["faults", ["any.json"]], ["remote", ["any.json", "python.json"]]] as const) {
  test(`the component \`${component}\` answers calls as its vectors say`, async ({ open, serve }) => {
    const { url } = await serve(component);
    const page = await open({ path: "/connected/" });
    await create(page, { name: "it", type: "remote", src: url });
    for (const file of files) await expectVectors(page, "it", file);
  });

  test(`the component \`${component}\` answers requests as its vectors say`, async ({ serve }) => {
    const { url } = await serve(component, { NAMED_WORKERS_TOKEN: "secret", NAMED_WORKERS_ORIGINS: "https://a.example" });
    await expectWire(url, "secret");
  });
}
