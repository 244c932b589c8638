import {
  createEmulator,
  createTestPool,
  type Emulator,
  type EmulatorOptions,
  type TestPool,
  type TestPoolOptions,
  type TestUser,
} from "../src/index.ts";
import { callOperation, signedFor } from "./call-operation.ts";

type Answer = Record<string, unknown>;

/** A pool with one signed-in user, and both ways to speak to it: as that user's client, and as an administrator. */
export interface AccountPool {
  readonly endpoint: string;
  readonly emulator: Emulator;
  readonly pool: TestPool;
  /** Milliseconds since the epoch; move it at will. */
  now: number;
  /** An operation as the pool's public client sends it. */
  readonly call: (operation: string, body: object) => Promise<Answer>;
  /** Somebody signs up through the public client. */
  signUp(username: string, attributes?: Record<string, string>): Promise<Answer>;
  /** A signed operation on this pool. */
  readonly administer: (operation: string, body: object) => Promise<Answer>;
  /** Every attribute of a user, as an administrator sees it. */
  stored(username: string): Promise<Record<string, string>>;
  /** A user of its own for a test, signed in. */
  arrive(): Promise<TestUser & { AccessToken: string }>;
  /** A second pool of the same emulator. */
  neighbour(options?: TestPoolOptions): Promise<TestPool>;
  close(): Promise<void>;
}

export async function openAccountPool(
  options: TestPoolOptions & Pick<EmulatorOptions, "triggerTimeLimit"> = {},
): Promise<AccountPool> {
  const time = { now: Date.UTC(2026, 10, 2, 6, 27, 9) };
  const emulator = await createEmulator({
    clock: { now: () => time.now },
    ...(options.triggerTimeLimit && { triggerTimeLimit: options.triggerTimeLimit }),
  });
  const pool = await createTestPool(emulator, options);
  const call = async (operation: string, body: object) =>
    (await callOperation(emulator.url, operation, { ClientId: pool.clientId, ...body })).body;
  const administer = async (operation: string, body: object) => {
    const input = { UserPoolId: pool.userPoolId, ...body };
    return (await callOperation(emulator.url, operation, input, signedFor(pool.region))).body;
  };
  return Object.assign(time, {
    endpoint: emulator.url,
    emulator,
    pool,
    call,
    administer,
    signUp(Username: string, attributes: Record<string, string> = {}) {
      const wanted = { email: `${Username}@example.com`, ...attributes };
      const UserAttributes = Object.entries(wanted).map(([Name, Value]) => ({ Name, Value }));
      return call("SignUp", { Username, Password: "Passw0rd!x", UserAttributes });
    },
    async stored(Username: string) {
      const { UserAttributes } = await administer("AdminGetUser", { Username });
      const list = UserAttributes as { Name: string; Value: string }[]; // AWS AttributeType
      return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
    },
    async arrive() {
      const user = await pool.addUser({ attributes: { "custom:role": "user" } });
      return { ...user, AccessToken: (await pool.signIn(user)).accessToken };
    },
    neighbour: (wanted?: TestPoolOptions) => createTestPool(emulator, wanted),
    close: () => emulator.close(),
  });
}

/** A code that is certainly not this one. */
export const otherThan = (code: string | undefined): string => (code === "000000" ? "000001" : "000000");
