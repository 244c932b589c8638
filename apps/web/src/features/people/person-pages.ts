import type { Person, PersonPage } from "@sekisho/contract/users";

/** The pages of the list that are on the screen, as the query cache holds them. */
type PersonPages<PageParam> = { readonly pages: PersonPage[]; readonly pageParams: PageParam[] };

/** Changes one person wherever the list shows them. Without loaded pages there is nothing to change. */
export function changePerson<P>(
  loaded: PersonPages<P> | undefined,
  username: string,
  change: Partial<Pick<Person, "role" | "enabled">>,
): PersonPages<P> | undefined {
  return onEveryPage(loaded, (people) =>
    people.map((person) => (person.username === username ? { ...person, ...change } : person)),
  );
}

/** Takes one person off the list. */
export function removePerson<P>(
  loaded: PersonPages<P> | undefined,
  username: string,
): PersonPages<P> | undefined {
  return onEveryPage(loaded, (people) => people.filter((person) => person.username !== username));
}

function onEveryPage<P>(
  loaded: PersonPages<P> | undefined,
  change: (people: Person[]) => Person[],
): PersonPages<P> | undefined {
  return (
    loaded && { ...loaded, pages: loaded.pages.map((page) => ({ ...page, people: change(page.people) })) }
  );
}

export function findPerson<P>(loaded: PersonPages<P> | undefined, username: string): Person | undefined {
  return loaded?.pages.flatMap((page) => page.people).find((person) => person.username === username);
}
