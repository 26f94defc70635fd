// @ts-check
import mdx from '@astrojs/mdx'
import node from '@astrojs/node'
import { codeClasses } from './src/lib/highlight/code-classes.ts'

/**
 * Pages are prerendered unless they say otherwise; server.ts serves both (docs/decisions/005).
 * @type {import('astro').AstroUserConfig}
 */
const config = {
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  integrations: [mdx()],
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', format: 'directory' },
  // Token endpoints get form posts without an Origin; src/middleware.ts holds a stricter guard (docs/decisions/003).
  security: { checkOrigin: false },
  session: false,
  markdown: {
    shikiConfig: { theme: 'css-variables', transformers: [codeClasses] },
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    // The checker's worker loads the older TOML reader when it is asked for.
    worker: { format: 'es' },
  },
  devToolbar: { enabled: false },
}

export default config
