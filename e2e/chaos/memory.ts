// A page's memory, as reported by the browser's debugger.

import type { CDPSession, Page } from "@playwright/test";

/** In bytes, without garbage. */
export type Memory = {
  /** JavaScript objects, and the browser's objects behind them. */
  heap: number;
  /** All WebAssembly memories, which only ever grow. */
  wasm: number;
};

/** Measures what is left once everything that can be freed has been. */
export async function measure(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  // What a finalizer frees is only found by the next collection.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  const usage: any = await session.send("Runtime.getHeapUsage");
  const wasm = await wasmMemory(session);
  await session.detach();
  return { heap: usage.usedSize + (usage.embedderHeapUsedSize ?? 0), wasm };
}

async function wasmMemory(session: CDPSession): Promise<number> {
  const expression = "WebAssembly.Memory.prototype";
  const prototype = await session.send("Runtime.evaluate", { expression });
  const prototypeObjectId = prototype.result.objectId!;
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId });
  const sum = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return sum.result.value;
}
