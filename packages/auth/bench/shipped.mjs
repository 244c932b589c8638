const dist = new URL("../dist/testing.js", import.meta.url);

/**
 * What ships is measured: the compiled package. Its types are read from the source, where they are before anything is built.
 * @type {typeof import("../src/testing.ts")}
 */
const shipped = await import(dist.href);

export const { createTestIssuer } = shipped;
