// What the tests use of Mozilla's observatory, which brings no types.

declare module '@mdn/mdn-http-observatory/src/constants.js' {
  /** What a site is asked; each gives what it found by the name of its class. */
  export const ALL_TESTS: readonly ((requests: object) => { readonly result: string; readonly pass: boolean })[]
}

declare module '@mdn/mdn-http-observatory/src/grader/charts.js' {
  export const MINIMUM_SCORE_FOR_EXTRA_CREDIT: number
}

declare module '@mdn/mdn-http-observatory/src/grader/grader.js' {
  export function getScoreModifier(result: string): number
}

declare module '@mdn/mdn-http-observatory/src/retriever/utils.js' {
  export function parseHttpEquivHeaders(html: string, baseUrl: string): ReadonlyMap<string, readonly string[]>
}
