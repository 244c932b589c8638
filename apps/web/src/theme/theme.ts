/** `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The theme of this name; undefined for anything else. By hand: a schema library is too much for the browser to load for it. */
export const themeNamed = (name: unknown): Theme | undefined => themes.find((theme) => theme === name);
