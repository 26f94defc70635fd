import { defineConfig } from 'vitest/config'

// unit: bare functions. site: the built pages and the running server. browser: Chromium against the running server.
// streamlit: what lib/streamlit and the guide say, against the real Streamlit.
export default defineConfig({
  test: {
    projects: [
      // Time limits catch what hangs; a busy machine must not meet them.
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'streamlit',
          include: ['tests/streamlit/**/*.test.ts'],
          globalSetup: ['tests/streamlit/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/global-site.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/global-site.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
