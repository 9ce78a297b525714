// A worker without any library: `[id, function, JSON of the arguments]` in, `[id, JSON of the result]` out.

import * as functions from "./functions.js";

onmessage = ({ data: [id, name, args] }) => {
  postMessage([id, JSON.stringify(functions[name](...JSON.parse(args)))]);
};
