// Starts: from asking for a worker to the first result of a call, with everything in the browser's cache.

export const title = "Starts";

const AIMS = { rs: [0.35, 0.25], mpy: [0.6, 0.4], py: [0.35, 0.25] };
const OBSTACLES = {
  rs: "a thread, its first script, the bundle and its WebAssembly come one after the other, each by the browser's own means",
  mpy: "more than a third of it is the WebAssembly of Python's host, which comes before the interpreter: when both came at once, two Pyodide workers that started together hung in Chromium",
  py: "most of it is Pyodide's own start, which a snapshot of its memory would shorten: with the same random numbers in every worker",
};
const ROUNDS = { rs: 11, mpy: 11, py: 5 };

/** Times the first and the second worker of a new page, in one go: a round of each row is one page. */
function starts(bench, page, path, kind, type) {
  let times;
  const measured = async () => {
    await bench.again(page, path);
    times = await page.evaluate(async ([kind, type]) => {
      const start = async () => (await contenders[kind](type)).add_arrays([1, 2, 3], [4, 5, 6]);
      return [await measure.once(start), await measure.once(start)];
    }, [kind, type]);
    return times[0];
  };
  return [measured, () => times[1]];
}

export default async function (bench) {
  const [page, other] = [await bench.open("/ours.html"), await bench.open("/pyscript.html")];
  for (const [type, aims] of Object.entries(AIMS)) {
    const peer = type === "py" ? "py" : "mpy";
    const ours = starts(bench, page, "/ours.html", "named", type);
    const theirs = starts(bench, other, "/pyscript.html", "pyscript", peer);
    await ours[0](), await theirs[0](); // what is cached from here on
    const names = ["first", "second"].map((which) => `create to first result, ${type}, ${which} worker`);
    await bench.compareAll(names.map((what, index) => ({
      what,
      ours: ours[index],
      peers: { [`PyScript ${peer}`]: theirs[index] },
      aim: aims[index],
      obstacle: OBSTACLES[type],
    })), ROUNDS[type]);
  }
}
