/** How a preference (language, theme) is kept: for a year, on this site only. It says nothing about who somebody is. */
export const preferenceCookie = {
  path: "/",
  maxAge: 365 * 24 * 60 * 60,
  sameSite: "lax",
  httpOnly: true,
} as const;
