import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { BenchError } from "../bench-error.mjs";

/** What makes the load. */
const load = { programs: ["/usr/bin/wrk"], packages: ["wrk"] };

/** The servers of the Python world, as Debian ships them. */
const python = {
  programs: [
    "/usr/lib/python3/dist-packages/fastapi",
    "/usr/lib/python3/dist-packages/uvicorn",
    "/usr/lib/python3/dist-packages/uvloop",
    "/usr/lib/python3/dist-packages/httptools",
    "/usr/lib/python3/dist-packages/jose",
    "/usr/lib/python3/dist-packages/cryptography",
    "/usr/lib/python3/dist-packages/django",
    "/usr/lib/python3/dist-packages/gunicorn",
  ],
  packages: [
    "python3-fastapi",
    "uvicorn",
    "python3-uvloop",
    "python3-httptools",
    "python3-jose",
    "python3-cryptography",
    "python3-django",
    "gunicorn",
  ],
};

/** @throws BenchError when wrk is missing and cannot be installed */
export function requireWrk() {
  install(load);
  if (!isOnPath("wrk")) {
    throw new BenchError("wrk makes the load and is not installed. On Debian: apt-get install wrk");
  }
}

/** Whether the Python servers can be measured; where they are missing, root gets them from Debian. */
export function hasPython() {
  install(python);
  return python.programs.every((path) => existsSync(path));
}

/** @param {{ readonly programs: readonly string[], readonly packages: readonly string[] }} wanted */
function install({ programs, packages }) {
  const isThere = programs.every((path) => existsSync(path));
  if (isThere || process.getuid?.() !== 0 || !isOnPath("apt-get")) return;
  console.log(`Installing ${packages.join(", ")} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      env,
      stdio: "ignore",
    });
  } catch {
    console.log("apt-get could not install them.");
  }
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}
