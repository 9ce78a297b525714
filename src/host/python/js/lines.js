// What Python prints, line by line.

/** Takes bytes as they are printed. A line without an end is told when the code gives way. */
export function lines(print, level) {
  let pending = [];
  const flush = () => {
    if (pending.length) print(level, new TextDecoder().decode(new Uint8Array(pending)));
    pending = [];
  };
  return (bytes) => {
    if (!pending.length) queueMicrotask(flush);
    for (const byte of bytes) {
      if (byte !== 10) pending.push(byte);
      else print(level, new TextDecoder().decode(new Uint8Array(pending.splice(0))));
    }
    return bytes.length;
  };
}
