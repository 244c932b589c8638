import type { ClientSettings } from "../pool/client.ts";

const millisecondsPer = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** How long this client's tokens live, in milliseconds. A refresh validity of 0 means AWS's default of 30 days. */
export function tokenLifetimes({
  AccessTokenValidity,
  IdTokenValidity,
  RefreshTokenValidity,
  TokenValidityUnits: units,
}: ClientSettings): { access: number; id: number; refresh: number } {
  return {
    access: AccessTokenValidity * millisecondsPer[units.AccessToken],
    id: IdTokenValidity * millisecondsPer[units.IdToken],
    refresh:
      RefreshTokenValidity === 0
        ? 30 * millisecondsPer.days
        : RefreshTokenValidity * millisecondsPer[units.RefreshToken],
  };
}
