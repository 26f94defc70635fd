import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { storeDown, storeFull } from '../store.ts'

/** Milliseconds: what Redis has not answered by then counts as failed. */
const TIMEOUT = 1000

const source = readFileSync(new URL('store.lua', import.meta.url), 'utf8')
const sha = createHash('sha1').update(source).digest('hex')

/** What a script answers: a number, a text, nothing, or a list of these. */
export type Reply = number | string | null | readonly Reply[]

/** A connection to Redis that runs the store's script. */
export interface RedisClient {
  /**
   * Runs an operation of store.lua. `now`: milliseconds since the epoch. Throws StoreFull where it has no room, and
   * StoreDown where Redis does not answer.
   */
  run(operation: string, now: number, args: readonly string[]): Promise<Reply>
  /** Resolves when Redis answers; throws StoreDown otherwise. */
  ping(): Promise<void>
  /** Whether Redis answered when it was last asked. */
  isUp(): boolean
  /** For others who count there. */
  readonly connection: Connection
  close(): Promise<void>
}

export type Connection = ReturnType<typeof connectionTo>

export interface RedisOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string
  /** What all keys begin with. In braces, so that a cluster keeps them on one node. */
  readonly prefix: string
  /** Hears once of each time that Redis cannot be used. */
  readonly onLost: (reason: string) => void
}

/**
 * Connects to Redis, and again whenever the connection is lost; meanwhile every operation fails at once. Waits for the
 * first connection, but not long: a site without its store still has its guide. Throws for a Redis that may throw
 * records out to make room.
 */
export async function redisClient({ url, prefix, onLost }: RedisOptions): Promise<RedisClient> {
  const connection = connectionTo(url)
  let state: 'up' | 'lost' | 'unfit' = 'lost'
  let told = false
  const lose = (reason: string, how: 'lost' | 'unfit' = 'lost') => {
    if (!told) onLost(reason)
    told = true
    state = how
    if (how === 'lost') probe()
  }
  // While it does not answer nobody asks it anything: this finds out when it does again.
  let probing: NodeJS.Timeout | undefined
  const probe = () => {
    probing ??= setInterval(() => {
      if (state !== 'lost' || !connection.isOpen) return stopProbing()
      if (connection.isReady) void ask(() => connection.ping()).catch(() => undefined)
    }, TIMEOUT / 2).unref()
  }
  const stopProbing = () => {
    clearInterval(probing)
    probing = undefined
  }
  const evaluate = async (args: readonly string[]): Promise<Reply> => {
    try {
      return await connection.sendCommand<Reply>(['EVALSHA', sha, '1', prefix, ...args])
    } catch (error) {
      if (!textOf(error).includes('NOSCRIPT')) throw error
      return connection.sendCommand<Reply>(['EVAL', source, '1', prefix, ...args])
    }
  }
  const ask = async <T>(asking: () => Promise<T>): Promise<T> => {
    if (state === 'unfit') throw storeDown('its maxmemory-policy is not noeviction')
    try {
      const answer = await inTime(asking())
      if (state === 'lost' && connection.isReady) [state, told] = ['up', false]
      return answer
    } catch (error) {
      const known = ours(error)
      if (known.code === 'store-down') lose(known.message)
      throw known
    }
  }
  connection.on('error', (error: unknown) => lose(textOf(error)))
  const checked = new Promise<void>((resolve, reject) => {
    connection.on('ready', () => {
      policyOf(connection).then((policy) => {
        const isFit = policy === undefined || policy === 'noeviction'
        const problem = `Redis may throw logins out to make room (maxmemory-policy ${policy}): set it to noeviction, it refuses new ones then.`
        if (!isFit) {
          lose(problem, 'unfit')
          return reject(new Error(problem))
        }
        state = 'up'
        told = false
        resolve()
      }, lose)
    })
  })
  const opening = connection.connect()
  opening.catch(() => undefined)
  await Promise.race([checked, pause(3 * TIMEOUT)]).catch((error) => {
    connection.destroy()
    throw error
  })
  return {
    connection,
    run: (operation, now, args) => ask(() => evaluate([operation, String(now), ...args])),
    ping: async () => void (await ask(() => connection.ping())),
    isUp: () => state === 'up',
    async close() {
      stopProbing()
      if (connection.isOpen) connection.destroy()
    },
  }
}

function connectionTo(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: TIMEOUT,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, TIMEOUT) * (0.75 + Math.random() / 2),
    },
  })
}

/** What Redis does when its memory is full; undefined where it does not say. */
async function policyOf(connection: Connection): Promise<string | undefined> {
  return /maxmemory_policy:(\S+)/.exec(await inTime(connection.info('memory')))?.[1]
}

/** How often it is looked whether somebody waits too long for Redis, in milliseconds. */
const LOOK = 100

/** What waits for an answer. */
interface Waiting {
  looks: number
  readonly fail: () => void
}

const waiting = new Set<Waiting>()
let looking: NodeJS.Timeout | undefined

/**
 * Fails where Redis has not answered in time. What it answers later is passed over. Time is counted in looks: while this
 * process is held up itself there is none, and its sockets are read before the next one.
 */
export async function inTime<T>(asked: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const one: Waiting = { looks: 0, fail: () => reject(new Error(`no answer in ${TIMEOUT} ms`)) }
  waiting.add(one)
  looking ??= setInterval(look, LOOK)
  try {
    return await Promise.race([asked, promise])
  } finally {
    waiting.delete(one)
  }
}

function look(): void {
  for (const one of waiting) {
    one.looks += 1
    if (one.looks > TIMEOUT / LOOK) one.fail()
  }
  if (waiting.size > 0) return
  clearInterval(looking)
  looking = undefined
}

/** The store's error for one of the client's: no room, or no Redis. What else a script says is a mistake of ours. */
function ours(error: unknown): Error & { readonly code?: string } {
  const text = textOf(error)
  const full = /STOREFULL (\S+)/.exec(text)?.[1]
  if (full !== undefined) return storeFull(full)
  if (text.startsWith('OOM ')) return storeFull('everything')
  const isMistake = /^(?:ERR|WRONGTYPE|NOPERM)/.test(text)
  return isMistake ? new Error(`the script of the store failed: ${text}`) : storeDown(text)
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
