import type { CookieAsked, Signing } from '#lib/test-login/asked.ts'
import { cookieFormats, fileFormats } from '#lib/test-login/formats/index.ts'
import { makeCookies } from '#lib/test-login/make-cookies.ts'
import { readLogin } from '#lib/test-login/read-login.ts'
import { coloured } from '../start/colour.ts'
import { inline } from '../start/render.ts'
import { shownFormats } from './shown-formats.ts'

/** What the fields of the maker hold. */
export interface MakerQuestion {
  readonly id: number
  readonly format: string
  readonly asked: CookieAsked
  readonly signing: Signing
}

/** What it shows. `html` and `said` are markup of our own, every text in them escaped; `html` null: no file. */
export interface MakerAnswer {
  readonly id: number
  readonly file: string
  readonly language: string
  readonly html: string | null
  readonly said: string
  /** The fields that are wrong. */
  readonly wrong: readonly string[]
}

addEventListener('message', ({ data }: MessageEvent<MakerQuestion>) => {
  postMessage(answer(data))
})

function answer(question: MakerQuestion): MakerAnswer {
  const { id, format } = question
  const { file = '', language = 'text' } = shownFormats[format] ?? {}
  const written = write(question)
  if (!written.ok) {
    const said = written.problems.map(({ text }) => `<p class="bad">✕ ${inline(text)}</p>`).join('')
    return { id, file, language, html: null, said, wrong: written.problems.map(({ at }) => at) }
  }
  const said = written.remarks.map((text) => `<p>! ${inline(text)}</p>`).join('')
  return {
    id,
    file,
    language,
    html: coloured(language, written.text, { placeholders: [], secrets: [] }),
    said,
    wrong: [],
  }
}

function write({ format, asked, signing }: MakerQuestion) {
  const asFile = fileFormats[format]
  if (asFile !== undefined) {
    const reading = readLogin(asked)
    return reading.ok ? { ok: true as const, text: asFile(reading.login), remarks: [] } : reading
  }
  const making = makeCookies(asked, signing, Date.now() / 1000)
  if (!making.ok) return making
  return { ok: true as const, text: cookieFormats[format]?.(making.made) ?? '', remarks: making.made.remarks }
}
