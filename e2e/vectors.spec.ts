// The calls that are alike wherever a worker runs, in the browser.

import { expectVectors } from "./remote/vectors";
import { create, expect, test } from "./test";

test.use({ plain: true });

const RUST = { name: "it", type: "rs", src: "/workers/faults.js" };
const PYTHON = { name: "it", type: "py", src: "/fixtures/python/remote.py" };

for (const [declaration, files] of [[RUST, ["any.json"]], [PYTHON, ["any.json", "python.json"]]] as const) {
  test(`a worker of type ${declaration.type} answers in the browser as its vectors say`, async ({ open }) => {
    const page = await open();
    expect((await create(page, declaration)).error).toBeUndefined();
    for (const file of files) await expectVectors(page, "it", file);
  });
}
