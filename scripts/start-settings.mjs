import { resolve } from "node:path";
import { root } from "./workspace.mjs";

/** Settings of `npm start`, from the environment. Throws one sentence when a port is none. */
export function readStartSettings(env, args) {
  return {
    mode: args.includes("--reload") ? "reload" : "serve",
    verbose: env.VERBOSE === "1",
    dataDir: resolve(root, env.DATA_DIR || ".data"),
    ports: {
      web: readPort(env, "WEB_PORT", 3000),
      api: readPort(env, "API_PORT", 8000),
      pool: readPort(env, "POOL_PORT", 9556),
    },
  };
}

function readPort(env, name, byDefault) {
  const text = env[name];
  if (!text) return byDefault;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`${name} はポート番号ではありません / ${name} is not a port number: ${text}`);
  }
  return port;
}
