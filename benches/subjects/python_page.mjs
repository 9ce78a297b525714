// A page in Python, with an empty cache: how long until it has the first result of its worker.

export const title = "A page in Python";

const OBSTACLE = "two interpreters start: the page's own and the worker's, each after the WebAssembly of its host";
const WORKERS = { py: ["Pyodide", 0.35], mpy: ["MicroPython", 0.6] };

export default async function (bench) {
  for (const [type, [interpreter, aim]] of Object.entries(WORKERS)) {
    await bench.compare({
      what: `page start to first result, MicroPython on the page, ${type} worker, cold cache`,
      ours: () => bench.firstResult(`/python_page_${type}.html`),
      peers: { [`PyScript, ${interpreter} worker`]: () => bench.firstResult(`/pyscript_page_${type}.html`) },
      aim,
      obstacle: OBSTACLE,
    });
  }
}
