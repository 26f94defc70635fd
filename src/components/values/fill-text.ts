import { placeholder } from '#lib/start/provider-settings.ts'
import type { ReaderProvider, ReaderValues } from '#lib/start/reader-values.ts'
import type { KeptSecrets } from './storage.ts'

/** A stretch of a text, in UTF-16 offsets, and what the reader has for it. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly isSecret: boolean
}

/** What the guide's snippets say where any provider will do, and a second one beside it. */
const anyProvider: readonly string[] = [
  'https://login.example.com/.well-known/openid-configuration',
  'https://id.partner.example/.well-known/openid-configuration',
]

const usualAddress = 'http://localhost:8501'

/**
 * Where a snippet holds something that the reader has told this site, in the order of the text. A client ID and its
 * secret are filled in only where the table they stand in has that provider's metadata URL: never one provider's into
 * another's.
 */
export function ownPieces(text: string, values: ReaderValues | null, secrets: KeptSecrets): readonly Piece[] {
  const whole = [
    ...(values === null ? [] : everywhere(values)),
    ...(secrets.cookieSecret === null
      ? []
      : [{ text: placeholder.cookieSecret, own: secrets.cookieSecret, isSecret: true }]),
  ]
  const pieces = tables(text).flatMap(({ from, to }) => {
    const table = text.slice(from, to)
    const provider = values === null ? undefined : providerOf(table, values)
    return [...whole, ...ofProvider(provider, secrets)].flatMap((one) => found(table, from, one))
  })
  return withoutOverlaps(pieces)
}

interface Replacement {
  readonly text: string
  readonly own: string
  readonly isSecret: boolean
}

function everywhere({ address, providers }: ReaderValues): readonly Replacement[] {
  const urls = anyProvider.flatMap((text, index) => {
    const own = providers[index]?.metadataUrl
    return own === undefined ? [] : [{ text, own, isSecret: false }]
  })
  const parts = providers.flatMap((provider) => provider.parts.map(([text, own]) => ({ text, own, isSecret: false })))
  return [
    ...(address === usualAddress ? [] : [{ text: usualAddress, own: address, isSecret: false }]),
    ...urls,
    ...parts,
  ]
}

function ofProvider(provider: ReaderProvider | undefined, { clientSecrets }: KeptSecrets): readonly Replacement[] {
  if (provider === undefined) return []
  const secret = clientSecrets[provider.id]
  return [
    ...(provider.clientId === null ? [] : [{ text: placeholder.clientId, own: provider.clientId, isSecret: false }]),
    ...(secret === undefined ? [] : [{ text: placeholder.clientSecret, own: secret, isSecret: true }]),
  ]
}

/** Whose the metadata URL of a table is. */
function providerOf(table: string, { providers }: ReaderValues): ReaderProvider | undefined {
  const url = /https?:\/\/[^\s"']+\/\.well-known\/[^\s"']+/.exec(table)?.[0]
  const any = url === undefined ? -1 : anyProvider.indexOf(url)
  return any >= 0 ? providers[any] : providers.find(({ snippetUrl }) => snippetUrl === url)
}

/** The tables of a TOML file, each with its header; a text without headers is one. */
function tables(text: string): readonly { from: number; to: number }[] {
  const starts = Array.from(text.matchAll(/^\[[^\]\n]+\]\s*$/gm), ({ index }) => index)
  const all = [...new Set([0, ...starts])]
  return all.map((from, index) => ({ from, to: all[index + 1] ?? text.length }))
}

function found(table: string, offset: number, { text, own, isSecret }: Replacement): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = table.indexOf(text); at >= 0; at = table.indexOf(text, at + text.length)) {
    // Not the beginning of a longer word: port 85012, or your-realm-2.
    if (/^[\w-]/.test(table.slice(at + text.length))) continue
    pieces.push({ from: offset + at, to: offset + at + text.length, text: own, isSecret })
  }
  return pieces
}

/** In the order of the text; of those that overlap, the first and longest. */
function withoutOverlaps(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (piece.from >= (kept.at(-1)?.to ?? 0)) kept.push(piece)
  }
  return kept
}
