import { createPublicKey, verify } from "node:crypto";
import { names } from "./contestant.mjs";

/** @import { Contestant, Pool } from "./contestant.mjs" */

/**
 * The least anybody can do on node:crypto: cut the token, decode the signature, check it. Both forms cut and decode every
 * token anew, exactly alike, so that they differ in who does the arithmetic and in nothing else.
 * @param {Pool} pool
 * @returns {readonly Contestant[]}
 */
export function createFloors({ jwk }) {
  const key = createPublicKey({ key: jwk, format: "jwk" });
  return [
    {
      name: names.floor,
      onlySignature: true,
      verify(token) {
        const { input, signature } = cut(token);
        if (!verify("sha256", input, key, signature)) throw new Error("bad signature");
      },
    },
    {
      name: names.callbackFloor,
      onlySignature: true,
      verify(token) {
        const { input, signature } = cut(token);
        return /** @type {Promise<void>} */ (
          new Promise((resolve, reject) => {
            verify("sha256", input, key, signature, (error, isGood) => {
              if (isGood) resolve();
              else reject(error ?? new Error("bad signature"));
            });
          })
        );
      },
    },
  ];
}

/** @param {string} token */
function cut(token) {
  const dot = token.lastIndexOf(".");
  return {
    input: Buffer.from(token.slice(0, dot), "latin1"),
    signature: Buffer.from(token.slice(dot + 1), "base64url"),
  };
}
