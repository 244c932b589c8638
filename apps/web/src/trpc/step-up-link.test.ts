import { createTRPCClient } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LocalRouter, startLocalApi } from "../../test/start-local-api.ts";
import { createLinks } from "./links.ts";
import { problemOf } from "./problem.ts";

let api: Awaited<ReturnType<typeof startLocalApi>>;
beforeEach(async () => {
  api = await startLocalApi();
  api.rules.refuseWith = "step_up_required";
});
afterEach(() => api.stop());

/** A person who signed in long ago. Asked to sign in again, they get `next`, or decline where it is null. */
function personWith(next: string | null) {
  let held = "old";
  const person = { asked: 0 };
  const client = clientAsking(
    async () => {
      person.asked += 1;
      await new Promise(setImmediate);
      held = next ?? held;
      return next !== null;
    },
    () => held,
  );
  return { person, client };
}

function clientAsking(signInAgain: () => Promise<boolean>, heldToken: () => string) {
  const current = () => Promise.resolve({ kind: "token", token: heldToken() } as const);
  return createTRPCClient<LocalRouter>({
    links: createLinks<LocalRouter>({
      apiUrl: api.url,
      tokens: { current, refresh: current },
      locale: "ja",
      signInAgain,
    }),
  });
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: unknown) => problemOf(error),
  );

describe("a call that needs a recent sign-in", () => {
  it("is sent once more, with the new token, when the person has signed in again", async () => {
    const { person, client } = personWith("good");
    expect(await client.write.mutate("kept")).toBe("kept");
    expect(person.asked).toBe(1);
    expect(api.requests.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer good"]);
  });

  it("stays refused, and is not sent again, when they would rather not", async () => {
    const { client } = personWith(null);
    expect(await refusal(client.write.mutate("not done"))).toMatchObject({
      envelope: { error: "step_up_required" },
    });
    expect(api.requests).toHaveLength(1);
  });

  it("does not ask for ever when the API refuses the new sign-in too", async () => {
    const { person, client } = personWith("still too old");
    expect(await refusal(client.write.mutate("not done"))).toMatchObject({
      envelope: { error: "step_up_required" },
    });
    expect(person.asked).toBe(1);
    expect(api.requests).toHaveLength(2);
  });

  it("is let go where nobody waits for it any more", async () => {
    const leaving = new AbortController();
    const leave = async () => {
      leaving.abort();
      return true;
    };
    let tokensAsked = 0;
    const client = clientAsking(leave, () => {
      tokensAsked += 1;
      return "old";
    });
    await refusal(client.echo.query("left", { signal: leaving.signal }));
    await new Promise(setImmediate);
    // Sending it once more would begin with a token.
    expect(tokensAsked).toBe(1);
    expect(api.requests).toHaveLength(1);
  });
});

it("asks nobody for any other refusal", async () => {
  api.rules.refuseWith = "insufficient_permissions";
  const { person, client } = personWith("good");
  expect(await refusal(client.write.mutate("not done"))).toMatchObject({
    envelope: { error: "insufficient_permissions" },
  });
  expect(person.asked).toBe(0);
});
