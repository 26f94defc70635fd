import { newId } from '#lib/trace/new-id.ts'

/** The id that joins a line of the log to what a visitor saw: 32 characters, never twice. */
export function requestId(): string {
  return newId('hex')
}
