// A worker of a cluster that says nothing, until somebody ends it. With "listen" it has come as far as to listen.
import { createServer } from "node:net";

process.on("message", () => undefined);
if (process.argv[2] === "listen") createServer().listen(0);
