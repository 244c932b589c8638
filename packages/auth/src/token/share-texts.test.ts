import { expect, it } from "vitest";
import { shareTexts } from "./share-texts.ts";

it.each([
  {
    iss: "https://a.example",
    aud: "web",
    azp: "web",
    client_id: "web",
    scope: "a b",
    sub: "1",
    username: "1",
  },
  { iss: "https://b.example", aud: ["web", "api"], sub: "1", username: "hanako" },
  { iss: "", scope: "", sub: "2" },
  { username: "hanako" },
  { iss: 1, aud: null, azp: {}, client_id: false, scope: ["a"], sub: 1, username: 1 },
  {},
])("leaves claims that say what they said, and none that were not there: %j", (claims) => {
  const shared = structuredClone(claims);
  shareTexts(shared);
  expect(Object.entries(shared)).toEqual(Object.entries(claims));
});
