import { defineConfig } from 'vitest/config'

/** For tests that wait for a server, a browser or another process: long enough on a slow, busy machine. */
const patient = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 60_000 } } }

// unit: bare functions. recordings: the recorded runs, made again. site: the built pages and the running server.
// browser: Chromium against the running server. streamlit: what lib/streamlit and the guide say, against the real one.
// providers: the real Streamlit at real providers.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          // One module graph a worker (decision 024): loading it anew for each file took most of the time.
          isolate: false,
          pool: 'threads',
          testTimeout: 120_000,
        },
      },
      { test: { name: 'recordings', include: ['tests/recordings/**/*.test.ts'], ...patient } },
      {
        test: {
          name: 'streamlit',
          include: ['tests/streamlit/**/*.test.ts'],
          globalSetup: ['tests/streamlit/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          setupFiles: ['tests/fresh-connections.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'providers',
          include: ['tests/providers/**/*.test.ts'],
          globalSetup: ['tests/providers/global-setup.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/global-site.ts'],
          setupFiles: ['tests/fresh-connections.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/global-site.ts'],
          fileParallelism: false,
          ...patient,
        },
      },
    ],
  },
})
