import { join } from "node:path";
import { build } from "vite";

/** Amplify as a web application ships it: one script, made of a file beside this one. */
export async function bundlePage(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, file),
        output: { format: "iife", codeSplitting: false },
      },
    },
  });
  const chunks = [built].flat().flatMap((output) => ("output" in output ? output.output : []));
  const script = chunks.find((chunk) => chunk.type === "chunk");
  if (!script) throw new Error("Bundling made no script.");
  return script.code;
}
