import { lookBack, type ScanState } from './scan-state.ts'

/** Notes a quote that opens or closes a string. The third one in a row opens or closes a multi-line string. */
export function scanQuote(state: ScanState, at: number, char: string): void {
  if (char === "'" && state.quote !== '"') toggle(state, char, quotesBefore(state, at, char) === 2)
  if (char === '"' && state.quote !== "'") {
    const before = quotesBefore(state, at, char)
    const escaped = before !== 1 && backslashesBefore(state, at - before) % 2 === 1
    if (!escaped) toggle(state, char, before === 2)
  }
}

function toggle(state: ScanState, char: "'" | '"', third: boolean): void {
  const opens = third ? !state.multiLine : state.quote === undefined
  if (third) state.multiLine = opens
  state.quote = opens ? char : undefined
}

/** 0, 1 or 2: more are not looked at. */
function quotesBefore(state: ScanState, at: number, char: string): number {
  if (lookBack(state, at - 1) !== char) return 0
  return lookBack(state, at - 2) === char ? 2 : 1
}

function backslashesBefore(state: ScanState, at: number): number {
  let count = 0
  while (lookBack(state, at - count - 1) === '\\') count++
  return count
}
