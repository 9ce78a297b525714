// JSON for values that are JSON, exactly: integers of any size, −0, and nothing else than what was
// checked. Values JSON cannot represent are rejected, with their path, where JSON.stringify omits them,
// writes null, or throws without saying where.

/** How many arrays and objects may be inside one another, the list of arguments not counted. */
const DEEPEST = 100;

/**
 * A value as JSON. Each property is read once: what is checked is what is written.
 *
 * @param {unknown} value
 * @returns {string}
 * @throws {string} the path and the reason: `[1].x: a function is not JSON`
 */
export function stringify(value) {
  return write(value, "", new Set());
}

/**
 * JSON as a value. An integer beyond ±(2^53 − 1) is a BigInt.
 *
 * @param {string} json
 */
export function parse(json) {
  return LARGE.test(json) ? JSON.parse(json.replace(TOKENS, mark), unmark) : JSON.parse(json);
}

/** An integer of so many digits that a number may not hold it. In a string it does no harm. */
const LARGE = /(?:^|[[,:])-?\d{16,}(?![\d.eE])/;

/** The keys, the other strings, and the numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** The browser's parser knows no BigInt, so a large integer goes through it as a string with a mark. */
const MARK = "\u0001";
const INTEGER = '"\\u0001';

/**
 * Marks a large integer, and once more a string that has the mark already.
 *
 * @param {string} token
 * @param {number} offset
 * @param {string} json
 */
function mark(token, offset, json) {
  if (token[0] !== '"') return isLarge(token) ? `${INTEGER}${token}"` : token;
  const isMarked = token.startsWith(INTEGER) && !/^\s*:/.test(json.slice(offset + token.length, offset + token.length + 20));
  return isMarked ? INTEGER + token.slice(1) : token;
}

function isLarge(/** @type {string} */ number) {
  return /^-?\d{16,}$/.test(number) && !Number.isSafeInteger(Number(number));
}

/**
 * @param {string} _key
 * @param {unknown} value
 */
function unmark(_key, value) {
  if (typeof value !== "string" || value[0] !== MARK) return value;
  return value[1] === MARK ? value.slice(1) : BigInt(value.slice(1));
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Set<unknown>} parents
 * @returns {string}
 */
function write(value, path, parents) {
  switch (typeof value) {
    case "string":
      if (!isWellFormed(value)) throw `${path}: half of a surrogate pair is not JSON`;
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw `${path}: ${value} is not JSON`;
      return writeNumber(value);
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      return value === null ? "null" : writeNested(value, path, parents);
    default:
      throw `${path}: ${describe(value)} is not JSON`;
  }
}

/** A number that is none of the integers which a number holds exactly is written as what it is, a float. */
function writeNumber(/** @type {number} */ number) {
  if (Object.is(number, -0)) return "-0.0";
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? number.toExponential() : String(number);
}

/**
 * @param {any} value
 * @param {string} path
 * @param {Set<unknown>} parents
 */
function writeNested(value, path, parents) {
  if (parents.has(value)) throw `${path}: a cycle is not JSON`;
  if (parents.size > DEEPEST) throw `${path}: it is nested too deeply for JSON, by more than ${DEEPEST} levels`;
  parents.add(value);
  const json = Array.isArray(value) ? writeArray(value, path, parents) : writeObject(value, path, parents);
  parents.delete(value);
  return json;
}

/**
 * @param {unknown[]} array
 * @param {string} path
 * @param {Set<unknown>} parents
 */
function writeArray(array, path, parents) {
  const { length } = array;
  const items = new Array(length);
  let areLeaves = true;
  for (let i = 0; i < length; i++) {
    const item = array[i];
    const isLeaf = isPlainLeaf(item);
    // The browser writes leaves, all at once, faster than we do: long arrays are numbers or strings.
    if (isLeaf && areLeaves) items[i] = item;
    else {
      if (areLeaves) for (let before = 0; before < i; before++) items[before] = JSON.stringify(items[before]);
      areLeaves = false;
      items[i] = isLeaf ? JSON.stringify(item) : write(item, `${path}[${i}]`, parents);
    }
  }
  return areLeaves ? JSON.stringify(items) : `[${items.join(",")}]`;
}

/**
 * Whether a value needs no path, and the browser writes it as we do.
 *
 * @param {unknown} value
 */
function isPlainLeaf(value) {
  if (typeof value === "number") return Math.abs(value) < 2 ** 53 && (value !== 0 || !Object.is(value, -0));
  return typeof value === "string" && isWellFormed(value);
}

/**
 * @param {any} object
 * @param {string} path
 * @param {Set<unknown>} parents
 */
function writeObject(object, path, parents) {
  // What has a tag of its own is more than its properties: a Map, a view of bytes, whatever it calls itself.
  const isPlain = !(Symbol.toStringTag in object) && Object.prototype.toString.call(object) === "[object Object]";
  if (!isPlain) throw `${path}: ${describe(object)} is not JSON`;
  if ("toJSON" in object) throw `${path}: ${describe(object)} with a toJSON is not JSON`;
  const entries = Object.keys(object).map((key) => {
    const at = `${path}.${key}`;
    return `${write(key, at, parents)}:${write(object[key], at, parents)}`;
  });
  return `{${entries.join(",")}}`;
}

/**
 * Whether all surrogates of a string are in pairs: no UTF-8 has others.
 *
 * @param {any} text
 */
function isWellFormed(text) {
  return text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text);
}

/** @param {any} value */
function describe(value) {
  if (value === undefined) return "undefined";
  const name = typeof value === "object" ? value.constructor?.name || "object" : typeof value;
  return /^[aeio]/i.test(name) ? `an ${name}` : `a ${name}`;
}
