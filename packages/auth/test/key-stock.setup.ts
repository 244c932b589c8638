import crypto, { createPrivateKey, createPublicKey, type RSAKeyPairKeyObjectOptions } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

// For the mutation run alone, which starts the same tests thousands of times: an RSA key takes longer to make than most of
// them take to run, so a run makes them once. The n-th key asked for is the n-th of the stock: no two are the same.
const stockFile = "test-results/key-stock.txt";
mkdirSync("test-results", { recursive: true });
const stock = existsSync(stockFile) ? readFileSync(stockFile, "utf8").split("\n").filter(Boolean) : [];
const make = crypto.generateKeyPairSync;
let taken = 0;

function takeFromStock() {
  const der = stock[taken++];
  if (der === undefined) return addToStock();
  const privateKey = createPrivateKey({ key: Buffer.from(der, "base64"), format: "der", type: "pkcs8" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function addToStock() {
  const pair = make("rsa", { modulusLength: 2048 });
  const der = pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  stock.push(der);
  appendFileSync(stockFile, `${der}\n`);
  return pair;
}

const isStocked = (type: string, options?: RSAKeyPairKeyObjectOptions) =>
  type === "rsa" && options?.modulusLength === 2048 && options.publicExponent === undefined;

/** Setup files run for each test file, in one worker. */
const alreadyStocked = Symbol.for("sekisho.key-stock");
if (!(alreadyStocked in globalThis)) {
  Object.assign(globalThis, { [alreadyStocked]: true });
  Object.assign(crypto, {
    generateKeyPairSync: (type: "rsa", options: RSAKeyPairKeyObjectOptions) =>
      isStocked(type, options) ? takeFromStock() : make(type, options),
  });
  syncBuiltinESMExports();
}
