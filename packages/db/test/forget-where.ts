import type { AsCaller } from "../src/row-scope.ts";

/** The same scope, in which every statement forgets its WHERE: what a repository over it does, only PostgreSQL holds back. */
export const forgetWhere =
  (asCaller: AsCaller): AsCaller =>
  (sub, work) =>
    asCaller(sub, (rows) => work(withoutWhere(rows)));

function withoutWhere<T extends object>(builder: T): T {
  const careless: T = new Proxy(builder, {
    get(target, name) {
      if (name === "where") return () => careless;
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        // A connection keeps one statement under one name, and this one is another than the careful repository's.
        const told = name === "prepare" ? [`careless_${String(given[0])}`] : given;
        const made: unknown = Reflect.apply(member, target, told);
        if (made === target) return careless;
        // A promise is an answer, and everything else is the statement in its next state.
        return typeof made === "object" && made !== null && !(made instanceof Promise)
          ? withoutWhere(made)
          : made;
      };
    },
  });
  return careless;
}
