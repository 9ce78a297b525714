// What the pages measure, in milliseconds: a global, as subjects are functions that run inside a page.

const arrays = [[1, 2, 3], [4, 5, 6]];

globalThis.measure = {
  /** One call after the other: the time of each. */
  async sequential(worker, calls) {
    const started = performance.now();
    for (let made = 0; made < calls; made++) await worker.add_arrays(...arrays);
    return (performance.now() - started) / calls;
  },

  /** All calls at once: the time of each. */
  async together(worker, calls) {
    const started = performance.now();
    await Promise.all(Array.from({ length: calls }, () => worker.add_arrays(...arrays)));
    return (performance.now() - started) / calls;
  },

  /** Anything that is awaited, and what it gives. */
  async once(run) {
    const started = performance.now();
    await run();
    return performance.now() - started;
  },
};
