import { type Job, type Jobs, jobs } from './jobs.ts'

/** A question to the worker, and its answer of the same number. */
export type Question = { [J in Job]: { readonly id: number; readonly job: J; readonly input: Jobs[J]['input'] } }[Job]

export type Answer =
  | { readonly id: number; readonly answer: Jobs[Job]['answer'] }
  | { readonly id: number; readonly failed: string }

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  postMessage(await answer(data))
})

async function answer(question: Question): Promise<Answer> {
  const { id } = question
  try {
    return { id, answer: await run(question) }
  } catch (error) {
    // The name alone: a message could quote what was pasted.
    return { id, failed: error instanceof Error ? error.name : 'Error' }
  }
}

function run(question: Question): Jobs[Job]['answer'] | Promise<Jobs[Job]['answer']> {
  switch (question.job) {
    case 'secrets':
      return jobs.secrets(question.input)
    case 'redirect':
      return jobs.redirect(question.input)
    case 'request':
      return jobs.request(question.input)
    case 'build':
      return jobs.build(question.input)
    case 'discovery':
      return jobs.discovery(question.input)
    case 'cookie':
      return jobs.cookie(question.input)
  }
}
