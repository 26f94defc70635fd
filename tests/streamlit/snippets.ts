import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'

/** A TOML or Python block of a built page. */
export interface Snippet {
  /** Its page and the number among the page's blocks. */
  readonly name: string
  readonly language: 'toml' | 'python'
  /** The file that it is, or what its language is called. */
  readonly title: string
  readonly code: string
  /** Why it is not run; undefined for a block that is. */
  readonly notRun: string | undefined
}

/** A Python block, and the secrets.toml it is read with: the page's last one before it. */
export interface RunnableSnippet extends Snippet {
  readonly secrets: string | undefined
}

/** The blocks of every guide page, every recipe and the skill of a build, in order. `dist` is the folder of the build. */
export function snippetsOf(dist: string): readonly Snippet[] {
  const client = join(dist, 'client')
  return [...pageSnippets(client), ...skillSnippets(client)]
}

/** The blocks of the skill for coding assistants. */
function skillSnippets(client: string): readonly Snippet[] {
  const text = readFileSync(join(client, '.well-known/agent-skills/streamlit-login/SKILL.md'), 'utf8')
  const blocks = text.matchAll(/^```(toml|python)(?: title="(.+)")?\n([\s\S]*?)^```$/gm)
  return Array.from(blocks, ([, language, title = '', code = ''], index) => ({
    name: `skill ${index + 1}`,
    language: language === 'toml' ? 'toml' : 'python',
    title,
    code,
    notRun: undefined,
  }))
}

function pageSnippets(client: string): readonly Snippet[] {
  return globSync(['guide/*/index.html', 'providers/*/index.html'], { cwd: client })
    .toSorted()
    .flatMap((file) => {
      const document = parse(readFileSync(join(client, file), 'utf8'), {
        blockTextElements: { script: true, style: true },
      })
      return document.querySelectorAll('figure.code').flatMap((figure, index): Snippet[] => {
        const pre = figure.querySelector('pre')
        const language = pre?.getAttribute('data-language')
        if (language !== 'toml' && language !== 'python') return []
        const title = figure.querySelector('figcaption span')?.text ?? ''
        const notRun = pre?.getAttribute('data-run')?.replace(/^no: /, '')
        return [{ name: `${file.split('/')[1]} ${index + 1}`, language, title, code: pre?.text ?? '', notRun }]
      })
    })
}

export function runnable(snippets: readonly Snippet[]): readonly RunnableSnippet[] {
  return snippets.flatMap((snippet, index) => {
    if (snippet.language !== 'python') return []
    const page = snippet.name.split(' ')[0]
    const before = snippets
      .slice(0, index)
      .filter(({ name, language }) => language === 'toml' && name.startsWith(`${page} `))
    return [{ ...snippet, secrets: before.at(-1)?.code }]
  })
}
