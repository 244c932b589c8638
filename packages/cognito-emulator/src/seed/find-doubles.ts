import type { ReadSeed } from "./seed-document.ts";
import type { SeedProblem } from "./seed-error.ts";

/** What stands in a list twice: the second would be taken for the first, and silently do nothing. */
export function findDoubles({ pools }: ReadSeed): SeedProblem[] {
  return [
    ...doublesIn(pools, ({ id, region, name }) => id ?? `${region} ${name}`, ["pools"]),
    ...pools.flatMap(({ resourceServers, identityProviders, clients, groups, users }, index) => [
      ...doublesIn(resourceServers, ({ identifier }) => identifier, ["pools", index, "resourceServers"]),
      ...doublesIn(identityProviders, ({ name }) => name, ["pools", index, "identityProviders"]),
      ...doublesIn(clients, ({ id, name }) => id ?? name, ["pools", index, "clients"]),
      ...doublesIn(groups, ({ name }) => name, ["pools", index, "groups"]),
      ...doublesIn(users, ({ username }) => username.toLowerCase(), ["pools", index, "users"]),
    ]),
  ];
}

function doublesIn<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  path: readonly PropertyKey[],
): SeedProblem[] {
  const names = items.map(nameOf);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: [...path, index],
            english: "This stands in the list twice.",
            japanese: "同じものがリストに二度書かれています。",
          },
        ],
  );
}
