// Sends back whatever it receives.

onmessage = ({ data }) => postMessage(data);
