import { faults } from "../cognito-error.ts";
import { tokenLifetimes } from "../tokens/token-lifetimes.ts";
import type { ClientSettings } from "./client.ts";
import type { Pool } from "./pool.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Refuses settings that AWS refuses: lifetimes out of range, attributes outside the schema. Throws InvalidParameterException. */
export function assertClientSettings(pool: Pool, settings: ClientSettings): void {
  const { access, id, refresh } = tokenLifetimes(settings);
  assertBetween("accessTokenValidity", access, 5 * minute, day);
  assertBetween("idTokenValidity", id, 5 * minute, day);
  assertBetween("refreshTokenValidity", refresh, 60 * minute, 3650 * day);
  if (refresh < Math.max(access, id)) {
    throw faults.invalidParameter(
      "Refresh token validity must not be shorter than access or id token validity.",
    );
  }
  assertOneKindOfFlows(settings.ExplicitAuthFlows);
  assertInSchema(pool, "read", settings.ReadAttributes);
  assertInSchema(pool, "write", settings.WriteAttributes);
}

function assertBetween(name: string, value: number, least: number, most: number): void {
  if (value < least || value > most) {
    throw faults.invalidParameter(`Invalid range for token validity: ${name}.`);
  }
}

/** The names from before ALLOW_ mean other things beside them, so AWS takes one kind or the other. */
function assertOneKindOfFlows(listed: ClientSettings["ExplicitAuthFlows"]): void {
  const isNew = (name: string) => name.startsWith("ALLOW_");
  if (listed.some(isNew) && !listed.every(isNew)) {
    throw faults.invalidParameter("Legacy ExplicitAuthFlows cannot be combined with ALLOW_ values.");
  }
}

function assertInSchema(pool: Pool, use: "read" | "write", names: readonly string[] = []): void {
  const known = new Set(pool.schema.map(({ Name }) => Name));
  if (names.some((name) => !known.has(name))) {
    throw faults.invalidParameter(`Invalid ${use} attributes specified while creating a client`);
  }
}
