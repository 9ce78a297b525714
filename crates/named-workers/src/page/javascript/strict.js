// JSON.stringify for values that are JSON. It rejects values JSON cannot represent, with their path,
// where JSON.stringify omits them, writes null, or throws without saying where.

/**
 * @param {unknown} value
 * @throws {string} the path and the reason: `[1].x: a function is not JSON`
 */
export function stringify(value) {
  try {
    check(value, "", new Set());
    return JSON.stringify(value);
  } catch (error) {
    throw error instanceof RangeError ? ": it is nested too deeply for JSON" : error;
  }
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Set<unknown>} parents
 */
function check(value, path, parents) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      if (!Number.isFinite(value)) throw `${path}: ${value} is not JSON`;
      return;
    case "object":
      if (value !== null) checkObject(value, path, parents);
      return;
    default:
      throw `${path}: ${describe(value)} is not JSON`;
  }
}

/**
 * @param {any} value
 * @param {string} path
 * @param {Set<unknown>} parents
 */
function checkObject(value, path, parents) {
  if (parents.has(value)) throw `${path}: a cycle is not JSON`;
  parents.add(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (!isLeaf(value[i])) check(value[i], `${path}[${i}]`, parents);
    }
  } else if (Object.prototype.toString.call(value) === "[object Object]") {
    if (value.toJSON) throw `${path}: ${describe(value)} with a toJSON is not JSON`;
    for (const key of Object.keys(value)) check(value[key], `${path}.${key}`, parents);
  } else {
    throw `${path}: ${describe(value)} is not JSON`;
  }
  parents.delete(value);
}

/**
 * Saves building a path for each element of long arrays of numbers and strings.
 *
 * @param {unknown} value
 */
function isLeaf(value) {
  return typeof value === "number" ? Number.isFinite(value) : typeof value === "string";
}

/** @param {any} value */
function describe(value) {
  if (value === undefined) return "undefined";
  const name = typeof value === "object" ? value.constructor?.name ?? "object" : typeof value;
  return /^[aeio]/i.test(name) ? `an ${name}` : `a ${name}`;
}
