import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'

/**
 * The files of a built page by their titles, as a reader copies them.
 * @param dist the folder of the build
 * @param page such as "testing", without slashes around it
 */
export function pageFiles(dist: string, page: string): ReadonlyMap<string, string> {
  const html = readFileSync(join(dist, 'client', page, 'index.html'), 'utf8')
  const document = parse(html, { blockTextElements: { script: true, style: true } })
  const files = document.querySelectorAll('figure.code').map((figure) => {
    const title = figure.querySelector('figcaption span')?.text ?? ''
    return [title, `${figure.querySelector('pre')?.text.trimEnd() ?? ''}\n`] as const
  })
  return new Map(files)
}

/** The scripts of a workflow's steps that have a name, in order. */
export function namedSteps(workflow: string): ReadonlyMap<string, string> {
  const steps = workflow.matchAll(/^ {6}- name: (.+)\n {8}run: \|\n((?: {10}.*\n)+)/gm)
  return new Map(Array.from(steps, ([, name = '', script = '']) => [name, script.replace(/^ {10}/gm, '')]))
}
