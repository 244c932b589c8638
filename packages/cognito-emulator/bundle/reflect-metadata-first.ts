import type { Plugin } from "rolldown";

/**
 * Lets reflect-metadata run where it is imported. A bundler runs a module without imports or exports only when the
 * module that asked for it runs, which is after @peculiar/x509, and that looks for it while it loads.
 */
export function reflectMetadataFirst(): Plugin {
  return {
    name: "reflect-metadata-first",
    transform: {
      filter: { id: /[\\/]reflect-metadata[\\/]Reflect\.js$/ },
      // Behind the last line: the lines keep their numbers.
      handler: (code) => ({ code: `${code}\nexport {};\n`, map: null }),
    },
  };
}
