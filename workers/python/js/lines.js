// What Python prints, line by line.

/**
 * Takes bytes as they are printed. An unfinished line is passed on when the code yields.
 *
 * @param {(level: string, line: string) => void} print
 * @param {string} level
 */
export function lines(print, level) {
  /** @type {number[]} */
  let pending = [];
  const end = () => {
    print(level, new TextDecoder().decode(new Uint8Array(pending)));
    pending = [];
  };
  const flush = () => pending.length && end();
  return (/** @type {Uint8Array} */ bytes) => {
    if (!pending.length) queueMicrotask(flush);
    for (const byte of bytes) {
      if (byte === 10) end();
      else pending.push(byte);
    }
    return bytes.length;
  };
}
