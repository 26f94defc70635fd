import { randomUUID } from 'node:crypto'

/** The id that joins a line of the log to what a visitor saw: 32 characters, never twice. */
export function requestId(): string {
  return randomUUID().replaceAll('-', '')
}
