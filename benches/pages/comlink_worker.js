// A worker by Comlink.

import { expose } from "/peers/comlink/dist/esm/comlink.mjs";
import * as functions from "./functions.js";

expose({ ...functions });
