import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { errorPage } from './data/error-page.ts'

const text = z.string().trim().min(1)

/** Front matter of `src/content/guide/<section>.mdx`. "Inline" text may hold code between backticks, and no other Markup. */
const guidePage = z.strictObject({
  /** Inline. The h1, also the link text of breadcrumbs, pager and search. @example "`st.login()`, `st.user` and `st.logout()`" */
  title: text,
  /** Inline. A shorter title for the sidebar and the home page; the same as `title` where that is short. */
  nav: text,
  /** Place in the guide, from 1. */
  order: z.int().min(1).max(8),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1: what the reader will know afterwards. */
  lede: text,
  /** The section of the official documentation that this page mirrors. */
  official: z.url({ protocol: /^https$/ }),
  /** The lab scenario of this page, as in `/app/<scenario>/`. */
  scenario: z.string().regex(/^[a-z0-9-]+$/),
  /** Inline. One line for the cards of the home page and of the guide's index. */
  card: text,
})

/** Front matter of `src/content/faults/<code>.mdx`: a fault of src/lib/faults, as the experiment on the page of its problem. */
const faultPage = z.strictObject({
  /** Plain text, for the tab and for search. */
  title: text.max(70),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1: what is wrong, and what comes of it. */
  lede: text,
  /** The section of the guide that it belongs to. */
  section: z.string().regex(/^[a-z0-9-]+$/),
})

/** Front matter of `src/content/attacks/<code>.mdx`: the page of an attack of src/lib/plays/attacks. */
const attackPage = z.strictObject({
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1. */
  lede: text,
  /** Inline. One line for the lists of attacks. */
  card: text,
})

/** Front matter of `src/content/providers/<name>.mdx`: the recipe of a provider of src/lib/facts/providers. */
const providerRecipe = z.strictObject({
  /** Plain text: the h1, and the tab. */
  title: text.max(50),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1: what works, and what to look out for. */
  lede: text.max(220),
})

/** Front matter of `src/content/recipes/<name>.mdx`: files for a common need. */
const recipePage = z.strictObject({
  /** Inline. The h1, also the link text. */
  title: text.max(60),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1: the need, and what the files do about it. */
  lede: text.max(260),
  /** Inline. What a reader gets, for the list of recipes. */
  card: text,
})

/** Front matter of `src/content/testing/recipes.mdx`: the page /testing/. */
const testingPage = z.strictObject({
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1. */
  lede: text,
})

/** An entry of `src/content/glossary.yaml`; its id is the anchor on the glossary page. */
const glossaryEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  term: text,
  /** Other names that the reader may meet. */
  also: z.array(text).optional(),
  /** True for a word that means other things too: prose is not searched for it, only for its other names. */
  everyday: z.boolean().optional(),
  definition: text,
  /** The code of the problem with a page that it is met in most often. */
  problem: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
})

/**
 * `src/content/questions/<section>.yaml`: the answers to choose from at the questions of a section of the guide, by the id
 * of `<Question>`. They are fetched when the question comes near, so that they do not weigh on the page.
 */
const questions = z.record(
  z.string().regex(/^[a-z0-9-]+$/),
  z.array(
    z.strictObject({
      /** Inline. */
      answer: text.max(90),
      /** Inline. Why it is right, or wrong. */
      why: text.max(170),
      right: z.literal(true).optional(),
    }),
  ),
)

/** Front matter of `src/content/evidence/streamlit.mdx`: the facts that the site rests on. */
const evidencePage = z.strictObject({
  /** Plain text: the h1, and the tab. */
  title: text.max(50),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1. */
  lede: text,
})

export const collections = {
  attacks: defineCollection({ loader: glob({ base: './src/content/attacks', pattern: '*.mdx' }), schema: attackPage }),
  errors: defineCollection({ loader: glob({ base: './src/content/errors', pattern: '*.mdx' }), schema: errorPage }),
  evidence: defineCollection({
    loader: glob({ base: './src/content/evidence', pattern: '*.mdx' }),
    schema: evidencePage,
  }),
  faults: defineCollection({ loader: glob({ base: './src/content/faults', pattern: '*.mdx' }), schema: faultPage }),
  glossary: defineCollection({ loader: file('./src/content/glossary.yaml'), schema: glossaryEntry }),
  guide: defineCollection({ loader: glob({ base: './src/content/guide', pattern: '*.mdx' }), schema: guidePage }),
  providers: defineCollection({
    loader: glob({ base: './src/content/providers', pattern: '*.mdx' }),
    schema: providerRecipe,
  }),
  questions: defineCollection({
    loader: glob({ base: './src/content/questions', pattern: '*.yaml' }),
    schema: questions,
  }),
  recipes: defineCollection({ loader: glob({ base: './src/content/recipes', pattern: '*.mdx' }), schema: recipePage }),
  testing: defineCollection({ loader: glob({ base: './src/content/testing', pattern: '*.mdx' }), schema: testingPage }),
}
