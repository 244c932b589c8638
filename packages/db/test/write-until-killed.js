// Eight writers create items as fast as they can and name each acknowledged one on stdout, until somebody kills them.
// JavaScript on the built package: this is a process of its own, and Node 20 runs no TypeScript.
import { connect } from "../dist/index.js";

const db = await connect({ url: null, dataDir: process.argv[2] });

async function write(writer) {
  for (let n = 0; ; n++) {
    const { name } = await db.items.create("writer", { name: `${writer}-${n}` });
    process.stdout.write(`${name}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
