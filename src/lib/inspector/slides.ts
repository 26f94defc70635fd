import type { FlowRow } from './flow-rows.ts'
import type { FlowStep } from './flow-view.ts'
import { neededSteps } from './needed-steps.ts'

/** A value on a slide, and whether it was there before. */
export interface SlideRow {
  readonly name: string
  /** Short enough for a line. */
  readonly value: string
  /** `back`: it reaches the place again that it had left from. */
  readonly kind: 'new' | 'known' | 'back'
  /** The step that showed it first; its own where it is new. */
  readonly from: number
}

/** A step of a run for a screen that is read from afar: what matters most of it, in few lines. */
export interface Slide {
  readonly step: FlowStep
  readonly rows: readonly SlideRow[]
  /** Names of what was left out. */
  readonly rest: readonly string[]
}

/** The most values on a slide, and characters in a line of it. */
const MOST_ROWS = 7
const LONGEST = 34

/** What a login hangs on, the most telling first. */
const telling = [
  ...['state', 'nonce', 'code', 'error', 'error_description', '_streamlit_session', '_streamlit_user'],
  ...['code_verifier', 'code_challenge', 'id_token', 'kid', 'access_token', 'sub', 'email', 'name', 'iss', 'aud'],
  ...['redirect_uri', 'client_id', 'scope', 'issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'],
]

/** Where a value goes: from one lane to another, each by its letter. */
interface Sighting {
  readonly row: FlowRow
  readonly sender: string
  readonly receiver: string
}

/** The steps of a run as slides. */
export function slides(steps: readonly FlowStep[]): Slide[] {
  const first = new Map<string, { readonly step: number; readonly sender: string }>()
  return neededSteps(steps).map((step) => {
    const sightings = sightingsOf(step)
    const rows = mostTelling(sightings).map(({ row, receiver }): SlideRow => {
      const known = first.get(keyOf(row))
      const shown = { name: row.name, value: cut(row.value), from: known?.step ?? step.number }
      return { ...shown, kind: !known ? 'new' : known.sender === receiver ? 'back' : 'known' }
    })
    for (const { row, sender } of sightings) {
      if (!first.has(keyOf(row))) first.set(keyOf(row), { step: step.number, sender })
    }
    const shown = new Set(rows.map(({ name }) => name))
    const rest = new Set(sightings.map(({ row }) => row.name).filter((name) => !shown.has(name)))
    return { step, rows, rest: [...rest] }
  })
}

/** The values of a step; those of an answer go the other way, and an address that is led to is taken apart. */
function sightingsOf({ lane, title: [method], groups }: FlowStep): Sighting[] {
  const [from = '', to = ''] = lane.split('-')
  const isRequest = /^[A-Z]+$/.test(method)
  return groups
    .filter(({ ordinary, title }) => !ordinary && !title.startsWith('Attributes'))
    .flatMap(({ title, rows }) => {
      const isOfAnswer = /^(?:Answer|Inside id_token|Key |Response|Set-Cookie)/.test(title)
      const [sender, receiver] = isRequest && isOfAnswer ? [to, from] : [from, to]
      return rows.flatMap((row) => parts(row).map((part) => ({ row: part, sender, receiver })))
    })
}

function parts(row: FlowRow): FlowRow[] {
  const address = row.name === 'location' ? URL.parse(row.value, 'http://site') : null
  if (!address?.search) return [row]
  return [...address.searchParams].map(([name, value]) => ({ name, value, short: null, explanation: null }))
}

function mostTelling(sightings: readonly Sighting[]): Sighting[] {
  const rank = ({ row }: Sighting) => (telling.includes(row.name) ? telling.indexOf(row.name) : telling.length)
  const once = sightings.filter((one, index) => sightings.findIndex(({ row }) => row.name === one.row.name) === index)
  return once.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS)
}

/** A long value is the same wherever it stands; a short one only under its name. */
function keyOf({ name, value }: FlowRow): string {
  return value.length >= 16 ? value : `${name}=${value}`
}

function cut(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 7)}…${value.slice(-6)}` : value
}
