import { defineConfig } from "@playwright/test";

// The SDK reminds of a newer Node in every process it is loaded into: many times between the results.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const executablePath = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results/traces",
  globalSetup: "./fixtures/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try is a test nobody believes.
  retries: 0,
  forbidOnly: true,
  // On a machine with other work a journey takes ten times what it does on a quiet one.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // Without a picture of every frame: taking them slows a busy machine down, and the trace keeps the pages themselves.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Root in a container has no sandbox to give, and a test has no business on the internet.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
    },
  },
});
