// Claims a folder, says so on stdout, and holds it until somebody kills it. The main thread is busy all the while, as it
// may be when the database computes. JavaScript on the built package, for the reason given in write-until-killed.js.
import { claimFolder } from "../dist/embedded/folder-claim.js";

try {
  await claimFolder(process.argv[2]);
  process.stdout.write("claimed\n");
  for (;;);
} catch (error) {
  process.stdout.write(`${error.name}\n`);
}
