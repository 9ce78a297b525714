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
  const value = JSON.parse(json);
  return holdsLarge(value) ? JSON.parse(marked(json), unmark) : value;
}

/**
 * Whether a number in a value may have been an integer that no number holds.
 *
 * @param {unknown} value
 * @returns {boolean}
 */
function holdsLarge(value) {
  if (typeof value === "number") return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) ? value.some(holdsLarge) : Object.values(value).some(holdsLarge);
}

const NUMBERS = /-?\d[\d.eE+-]*/g;

/** The browser's parser knows no BigInt, so a large integer goes through it as a string with a mark. */
const MARK = "\u0001";
const INTEGER = '"\\u0001';

/**
 * The JSON with a mark on large integers, and one more on strings that have it already.
 *
 * @param {string} json
 */
function marked(json) {
  let result = "";
  for (let at = 0; at < json.length; ) {
    const start = json.indexOf('"', at);
    const end = start < 0 ? json.length : start;
    result += json.slice(at, end).replace(NUMBERS, (number) => (isLarge(number) ? `${INTEGER}${number}"` : number));
    at = endOfString(json, end);
    const text = json.slice(end, at);
    const isKey = /^\s*:/.test(json.slice(at, at + 20));
    result += text.startsWith(INTEGER) && !isKey ? INTEGER + text.slice(1) : text;
  }
  return result;
}

/**
 * Where the string that starts here has ended. Not by a regular expression: the browser's stack would end
 * before a long string with many escapes does.
 *
 * @param {string} json
 * @param {number} start
 */
function endOfString(json, start) {
  let end = start;
  do end = json.indexOf('"', end + 1);
  while (isEscaped(json, end));
  return end < 0 ? json.length : end + 1;
}

/** Whether an odd number of backslashes is in front of a character. */
function isEscaped(/** @type {string} */ json, /** @type {number} */ at) {
  let first = at;
  while (json[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
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
  const items = copied(array);
  // The browser writes leaves, all at once, faster than we do: long arrays are numbers or strings.
  if (items.findIndex((item) => !isPlainLeaf(item)) < 0) return JSON.stringify(items);
  const texts = Array.from(items, (item, i) => (isPlainLeaf(item) ? JSON.stringify(item) : write(item, `${path}[${i}]`, parents)));
  return `[${texts.join(",")}]`;
}

/**
 * The items of an array, each read once, in one that is the browser's own: that is copied and written fastest.
 *
 * @param {unknown[]} array
 */
function copied(array) {
  return array.constructor === Array ? Array.prototype.slice.call(array) : Array.from({ length: array.length }, (_, i) => array[i]);
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
  const keys = Object.keys(object);
  if ("toJSON" in object && !keys.includes("toJSON")) throw `${path}: ${describe(object)} with a toJSON is not JSON`;
  const entries = keys.map((key) => {
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
