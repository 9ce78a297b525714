// The requests to remote workers that are in flight.

/** @type {Set<AbortController>} Those that have not ended. */
const live = new Set();

/** Begins a request, which its signal aborts. */
export function begin() {
  const request = new AbortController();
  live.add(request);
  return request;
}

/** Ends a request: its connection is closed, unless its answer has come. */
export function end(/** @type {AbortController} */ request) {
  live.delete(request);
  request.abort();
}

/** Ends them all: the page's runtime has ended. */
export function endAll() {
  live.forEach(end);
}
