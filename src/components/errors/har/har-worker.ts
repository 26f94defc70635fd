import { mostBytes } from '#lib/har/parse-har.ts'
import { type HarAnswer, readHar } from '#lib/har/read-har.ts'

/** What the worker says: an answer in which every secret is masked, or the name of what broke, which quotes nothing. */
export type Said = { readonly answer: HarAnswer } | { readonly failed: string }

addEventListener('message', async ({ data }: MessageEvent<string | File>) => {
  const said = await read(data).catch((error: unknown) => ({ failed: error instanceof Error ? error.name : 'Error' }))
  postMessage(said satisfies Said)
})

async function read(source: string | File): Promise<Said> {
  // A file is not even opened where it is too large.
  if (typeof source !== 'string' && source.size > mostBytes) return { answer: { ok: false, why: 'too-large' } }
  return { answer: readHar(typeof source === 'string' ? source : await source.text()) }
}
