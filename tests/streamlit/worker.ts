import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** A question of worker.py: the name of one of its functions, and the arguments. */
export type Question = { readonly ask: string } & Readonly<Record<string, unknown>>

interface Worker {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly answers: AsyncIterator<string>
  complaints: string
}

const script = fileURLToPath(new URL('worker.py', import.meta.url))
const workers = new Map<string, Worker>()
let turn: Promise<unknown> = Promise.resolve()

/**
 * Asks the real functions of Streamlit, in one process for all questions of this one: importing Streamlit takes longer
 * than most answers. It ends with this process, which it does not keep up.
 *
 * @param python of an environment with Streamlit
 * @returns the answers in the order of the questions; throws with what Python printed when there are fewer
 */
export function askStreamlit(python: string, questions: readonly Question[]): Promise<unknown[]> {
  const asked = turn.then(() => ask(python, questions))
  turn = asked.catch(() => undefined)
  return asked
}

async function ask(python: string, questions: readonly Question[]): Promise<unknown[]> {
  const worker = workers.get(python) ?? start(python)
  hold(worker, true)
  worker.child.stdin.write(questions.map((question) => `${JSON.stringify(question)}\n`).join(''))
  const answers: unknown[] = []
  while (answers.length < questions.length) {
    const { value, done } = await worker.answers.next()
    if (done) {
      workers.delete(python)
      throw new Error(`worker.py stopped:\n${worker.complaints}`)
    }
    answers.push(JSON.parse(value))
  }
  hold(worker, false)
  return answers
}

function start(python: string): Worker {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const worker: Worker = { child, answers, complaints: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    worker.complaints += text
  })
  // A worker that dies closes the pipe: what it printed says more than EPIPE.
  child.stdin.on('error', () => {})
  workers.set(python, worker)
  return worker
}

/** Whether this process waits for the worker. */
function hold({ child }: Worker, waits: boolean): void {
  for (const one of [child, child.stdin, child.stdout, child.stderr]) {
    // The pipes of a child are sockets, whose types say less.
    const handle: unknown = one
    if (isHandle(handle)) handle[waits ? 'ref' : 'unref']()
  }
}

function isHandle(value: unknown): value is { ref(): void; unref(): void } {
  return typeof value === 'object' && value !== null && 'ref' in value && 'unref' in value
}
