import { withMember, withoutMember } from "../json-members.ts";
import { nearlyRight } from "../odd-values.ts";
import type { Random } from "../seeded-random.ts";
import type { Draft, Setting } from "./draft.ts";

/** One thing done to a good token. It may make it bad, or leave it good: the verifiers will say. */
export type Bend = {
  readonly name: string;
  /** The setting under which it shows; any, unless said. */
  readonly setting?: Setting;
  readonly bend: (draft: Draft, random: Random) => void;
};

export const access: Setting = { tokenUse: "access", anyClient: false };
export const id: Setting = { tokenUse: "id", anyClient: false };
export const accessOfAnyClient: Setting = { tokenUse: "access", anyClient: true };
export const idOfAnyClient: Setting = { tokenUse: "id", anyClient: true };
export const settings: readonly Setting[] = [access, id, accessOfAnyClient, idOfAnyClient];

export const claim = (name: string, value: unknown, setting?: Setting): Bend => ({
  name: `${name} ${describe(value)}`,
  ...(setting && { setting }),
  bend: (draft) => {
    draft.claims = withMember(draft.claims, name, value);
  },
});

export const noClaim = (name: string, setting?: Setting): Bend => ({
  name: `no ${name}`,
  ...(setting && { setting }),
  bend: (draft) => {
    draft.claims = withoutMember(draft.claims, name);
  },
});

export const headerMember = (name: string, value: unknown, setting?: Setting): Bend => ({
  name: `${name} ${describe(value)} in the header`,
  ...(setting && { setting }),
  bend: (draft) => {
    draft.header = withMember(draft.header, name, value);
  },
});

/** A member that must be exactly something, and nearly is: one bend for each way. */
export const nearly = (part: "header" | "claims", name: string): readonly Bend[] =>
  nearlyRight.map((way) => ({
    name: `${name} ${way.name}`,
    bend: (draft) => {
      const right = draft[part].find(([known]) => known === name)?.[1];
      if (typeof right === "string") draft[part] = withMember(draft[part], name, way.bend(right));
    },
  }));

const describe = (value: unknown): string => JSON.stringify(value).slice(0, 40);
