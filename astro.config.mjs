// @ts-check
import { readFileSync } from 'node:fs'
import { satteri } from '@astrojs/markdown-satteri'
import mdx from '@astrojs/mdx'
import node from '@astrojs/node'
import { parse } from 'yaml'
import { fileDates } from './scripts/file-dates.ts'
import { codeClasses } from './src/lib/highlight/code-classes.ts'
import { linkFirstUses } from './src/lib/terms/link-first-uses.ts'
import { siteOrigin } from './src/server/site-origin.ts'

/** What prose is searched for: the terms of the glossary, but everyday words, which mean something else too often. */
const terms = parse(readFileSync(new URL('./src/content/glossary.yaml', import.meta.url), 'utf8')).map(
  (/** @type {{ id: string; term: string; also?: string[]; everyday?: boolean }} */ entry) => ({
    id: entry.id,
    names: [...(entry.everyday ? [] : [entry.term]), ...(entry.also ?? [])],
  }),
)

const origin = siteOrigin(process.env)

/**
 * Pages are prerendered unless they say otherwise; server.ts serves both (docs/decisions/005).
 * @type {import('astro').AstroUserConfig}
 */
const config = {
  // Only where an address has to be absolute; without, those of this site are paths.
  ...(origin === null ? {} : { site: origin }),
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  integrations: [mdx()],
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', format: 'directory' },
  // Token endpoints get form posts without an Origin; src/middleware.ts holds a stricter guard (docs/decisions/003).
  security: { checkOrigin: false },
  session: false,
  markdown: {
    processor: satteri({ hastPlugins: [linkFirstUses(terms)] }),
    shikiConfig: { theme: 'css-variables', transformers: [codeClasses] },
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    // What the sitemap says of pages.
    define: { FILE_DATES: JSON.stringify(fileDates(import.meta.dirname)) },
    // The checker's worker loads the older TOML reader when it is asked for.
    worker: { format: 'es' },
  },
  devToolbar: { enabled: false },
}

export default config
