import { sourceFiles } from './unit/source-files.ts'

/** What answers at some address of the site: a file of src/pages. */
export interface Route {
  /** Its address, such as `/lab/runs/[id]/har`, without a slash at the end. */
  readonly route: string
  readonly path: string
  readonly onDemand: boolean
  /** What its addresses look like, a slash at the end or none. */
  readonly pattern: RegExp
}

/** Every route that the site has. */
export const routes: readonly Route[] = sourceFiles('src/pages', ['.ts', '.astro']).map(({ path, text }) => {
  const route = path.replace(/^src\/pages|(?:\/index)?\.(?:astro|ts)$/g, '') || '/'
  return { route, path, onDemand: /^export const prerender = false$/m.test(text), pattern: patternOf(route) }
})

function patternOf(route: string): RegExp {
  const steps = route
    .replace(/[.]/g, '\\.')
    .replace(/\[[^\]]*\]/g, (step) => (step.startsWith('[\\.') ? '.*' : '[^/]+'))
  return new RegExp(`^${steps.replace(/\/$/, '')}/?$`)
}
