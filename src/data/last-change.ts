/** By file of a page, below src/, the day of its last change (ISO 8601). astro.config.mjs puts it in; empty where nobody knows. */
declare const FILE_DATES: Readonly<Record<string, string>>

/** The file that a page is written in, by how its address begins; `*` is the rest of the address. */
const writtenIn: readonly (readonly [path: string, file: string])[] = [
  ['/guide/', 'content/guide/*.mdx'],
  ['/errors/', 'content/errors/*.mdx'],
  ['/lab/attacks/', 'content/attacks/*.mdx'],
  ['/providers/', 'content/providers/*.mdx'],
  ['/recipes/', 'content/recipes/*.mdx'],
  ['/reference/', 'data/reference/*.ts'],
  ['/versions/', 'content/measured-versions.json'],
]

/**
 * The day on which the text of a page was changed last (ISO 8601); undefined for a page that is made of several files,
 * and where the build knew no dates.
 * @param path such as `/guide/configure/`
 */
export function lastChange(path: string, dates: Readonly<Record<string, string>> = FILE_DATES): string | undefined {
  const [, name] = /\/([^/]+)\/$/.exec(path) ?? []
  const found = writtenIn.find(([beginning]) => path === `${beginning}${name}/`)
  return name === undefined || found === undefined ? undefined : dates[found[1].replace('*', name)]
}
