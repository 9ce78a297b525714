import { start } from "named-workers";

const namedWorkers = await start();
const greeter = await namedWorkers.get("greeter");
document.querySelector("#result").textContent = await greeter.greet("Ada");
