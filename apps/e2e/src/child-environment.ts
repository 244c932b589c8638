/** What a process needs of the machine it runs on. */
const machineNames = [
  "PATH",
  "HOME",
  "USER",
  "TMPDIR",
  "LANG",
  "LC_ALL",
  "TZ",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
];

/**
 * The environment of one child: what the machine needs, and our settings. Everything else in the caller's shell stays
 * outside, so that a forgotten DATABASE_URL or DEBUG cannot turn the local stack into something else.
 */
export function childEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const machine = machineNames.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(machine), NEXT_TELEMETRY_DISABLED: "1", ...settings };
}
