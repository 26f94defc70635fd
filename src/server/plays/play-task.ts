import { faultOf } from '#lib/faults/index.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import { textOf } from '#lib/message/message.ts'
import { callNode } from '#lib/message/node.ts'
import { attackOf } from '#lib/plays/attacks/index.ts'
import { type PlayedTwice, playTwice } from '#lib/plays/attacks/play.ts'
import { type ComparedRuns, compareNow } from '#lib/plays/faults/comparison.ts'
import type { AstroHandler } from '../draw-page.ts'

/** What is to be played: a fault beside a login without one, or an attack with its defence off and on. */
export type PlayTask = ({ readonly fault: string } | { readonly attack: string }) & {
  /** Whose page is to be drawn with it; null: nobody's. */
  readonly page: PageOfPlay | null
}

/** A page that shows what was played. */
export interface PageOfPlay {
  /** Where the build put Astro's handler: a file URL. */
  readonly entry: string
  /** Its address on this site. */
  readonly url: string
}

/** A page as it is sent. */
export interface Drawn {
  readonly html: string
}

/**
 * What a worker does with a task. Its result is copied to the thread that asked: the page, or what was played. Throws for
 * a code that there is not, and for a page that cannot be drawn.
 */
export async function playTask(task: PlayTask): Promise<ComparedRuns | PlayedTwice | Drawn> {
  const { page } = task
  if ('fault' in task) {
    const fault = faultOf(task.fault)
    if (!fault) throw nothing(task)
    const compared = await compareNow(fault, Date.now)
    return page === null ? compared : draw(page, { compared })
  }
  const attack = attackOf(task.attack)
  if (!attack) throw nothing(task)
  const playedTwice = await playTwice(attack, Date.now)
  return page === null ? playedTwice : draw(page, { playedTwice })
}

function nothing(task: PlayTask): Error {
  return new Error(`nothing to play under ${JSON.stringify(task)}`)
}

/** Has Astro draw a page with what was played, as the thread that answers requests would. */
async function draw({ entry, url }: PageOfPlay, played: object): Promise<Drawn> {
  const { handler }: { readonly handler: AstroHandler } = await import(entry)
  const headers = new HeaderList({ host: new URL(url).host })
  const { status, body } = await callNode({ method: 'GET', url, headers, body: null }, async (req, res) => {
    const failed = (cause: unknown) => {
      throw new Error('Astro could not draw a page', { cause })
    }
    await handler(req, res, failed, played)
  })
  if (status !== 200) throw new Error(`Astro answered ${status} in place of a page`)
  return { html: textOf(body) }
}
