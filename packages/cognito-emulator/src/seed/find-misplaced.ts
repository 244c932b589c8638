import type { ReadSeed } from "./seed-document.ts";
import type { SeedProblem } from "./seed-error.ts";

/** Pools whose id names another region than their own: their tokens would name an issuer that nobody can look up. */
export const findMisplaced = ({ pools }: ReadSeed): SeedProblem[] =>
  pools.flatMap(({ id, region }, index) =>
    id === undefined || id.startsWith(`${region}_`)
      ? []
      : [
          {
            path: ["pools", index, "id"],
            english: `Expected an id that begins with the pool's region (${region}_).`,
            japanese: `プールのリージョン（${region}_）で始まる ID を書いてください。`,
          },
        ],
  );
