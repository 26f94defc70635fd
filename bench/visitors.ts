import type { Figure, Findings } from './figures.ts'
import { login, pool } from './login.ts'
import { round } from './round.ts'
import { type Memory, startServer } from './server-process.ts'

/** The last is about what the store has room for, with the visitors of the warm-up. */
const counts = [100, 1_000, 4_500]

/** What the server holds for each visitor who has logged in once in the lab. */
export async function visitors(): Promise<Findings> {
  const server = await startServer('server.ts')
  const contestant = { origin: server.origin, home: '/app/simple-example/' }
  const agent = pool()
  const figures: Figure[] = []
  const failures: string[] = []
  const add = async (count: number) => {
    const { failures: failed } = await round(() => login(agent, contestant), { parallel: 8, count })
    failures.push(...failed)
  }
  try {
    // What is compiled and kept once is no visitor's.
    await add(200)
    const before = held(await server.memory())
    let there = 0
    for (const count of counts) {
      await add(count - there)
      there = count
      const each = (held(await server.memory()) - before) / count
      figures.push({ name: `${count} visitors, each`, value: each, unit: 'bytes' })
    }
    return { title: 'Heap and buffers of a visitor with one login', figures, failures }
  } finally {
    await server.stop()
  }
}

function held({ heapUsed, external }: Memory): number {
  return heapUsed + external
}
