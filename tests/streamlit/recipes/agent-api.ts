import type { RealApp } from '../real-app.ts'

/** What an app shows a program that asks for its first page by the agent API, with these headers, at the app's own port. */
export async function shownToProgram({ origin }: RealApp, headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${origin}/_stcore/agent/interact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  })
  return answer.text()
}
