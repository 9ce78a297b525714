// What is being measured, on one line that is written again; elsewhere than on a terminal, once in a while.

const ON_TERMINAL = process.stdout.isTTY;
const ELSEWHERE = 15_000;

const started = performance.now();
let last = -ELSEWHERE;

/** How long it has taken so far. */
export function elapsed() {
  const seconds = Math.round((performance.now() - started) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Shows what is being done. */
export function progress(text) {
  if (ON_TERMINAL) return void process.stdout.write(`\r\x1b[K${elapsed()}  ${text}`);
  if (performance.now() - last < ELSEWHERE) return;
  last = performance.now();
  console.log(`${elapsed()}  ${text}`);
}

/** Prints lines that stay. */
export function print(text) {
  if (ON_TERMINAL) process.stdout.write("\r\x1b[K");
  console.log(text);
}
