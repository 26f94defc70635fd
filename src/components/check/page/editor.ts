import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from '@codemirror/commands'
import { StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { toml } from '@codemirror/legacy-modes/mode/toml'
import { type Diagnostic, forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Text } from '@codemirror/state'
import { EditorView, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { inlineText } from '#data/inline.ts'
import type { Finding, Span, TextEdit } from '#lib/findings/finding.ts'
import { colours, theme } from './editor-theme.ts'
import { isTooLong } from './text-limits.ts'

export interface EditorSettings {
  /** An element without content. The editor lives in its shadow, where its style sheet is adopted, not inline. */
  readonly host: HTMLElement
  readonly text: string
  readonly label: string
  readonly help: string
  readonly onChange: () => void
  /** The marks of finding number `index` were chosen. */
  readonly onFinding: (index: number) => void
  /** A text was pasted that is too long to show. */
  readonly onLong: (text: string) => void
}

export interface Editor {
  text(): string
  replace(text: string): void
  apply(edits: readonly TextEdit[]): void
  mark(findings: readonly Finding[]): void
  goTo(span: Span): void
  undo(): void
  focus(): void
}

const helpId = 'help'

export function createEditor(c: EditorSettings): Editor {
  const root = c.host.attachShadow({ mode: 'open' })
  const help = document.createElement('p')
  help.id = helpId
  help.hidden = true
  help.textContent = c.help
  root.append(help)
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({ doc: c.text, extensions: extensions(c) }),
  })
  view.dom.addEventListener('click', (event) => onClick(event, view, c))
  return {
    text: () => view.state.doc.toString(),
    replace: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: isolateHistory.of('full'),
      }),
    apply: (edits) =>
      view.dispatch({
        changes: edits.map(({ from, to, insert }) => ({ from, to, insert })),
        annotations: isolateHistory.of('full'),
      }),
    mark: (findings) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          findings.flatMap((finding, index) => diagnostics(finding, index, view.state.doc)),
        ),
      ),
    goTo: (span) => {
      const [from, to] = range(span, view.state.doc)
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
    undo: () => void undo(view),
    focus: () => view.focus(),
  }
}

function extensions(c: EditorSettings) {
  return [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightSpecialChars({ addSpecialChars: /[\u00a0\u2010-\u2015\u2018-\u201f\u3000\uff1d]/g }),
    history(),
    StreamLanguage.define(toml),
    syntaxHighlighting(colours),
    theme,
    EditorView.lineWrapping,
    // Tab is not bound: it leaves the editor.
    keymap.of([...lintKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': c.label, 'aria-describedby': helpId, 'data-gramm': 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) c.onChange()
    }),
    EditorView.domEventHandlers({
      paste: (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (!isTooLong(text)) return false
        event.preventDefault()
        c.onLong(text)
        return true
      },
    }),
  ]
}

/** A click on a mark, in the text or beside a line, chooses its first finding. */
function onClick(event: Event, view: EditorView, c: EditorSettings): void {
  if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
  const marked = event.target.closest('.cm-lintRange')
  if (marked !== null) {
    const at = view.posAtDOM(marked)
    choose(view, at, at, c)
  } else if (event.target.closest('.cm-gutter-lint') !== null) {
    const { from, to } = view.lineBlockAtHeight(event.clientY - view.documentTop)
    choose(view, from, to, c)
  }
}

function choose(view: EditorView, from: number, to: number, c: EditorSettings): void {
  let chosen: number | undefined
  forEachDiagnostic(view.state, (diagnostic, start, end) => {
    if (chosen === undefined && start <= to && end >= from) chosen = numbers.get(diagnostic)
  })
  if (chosen !== undefined) c.onFinding(chosen)
}

/** The finding's number of every mark. */
const numbers = new WeakMap<Diagnostic, number>()

function diagnostics(finding: Finding, index: number, doc: Text): Diagnostic[] {
  return finding.at.slice(0, 20).map((span) => {
    const [from, to] = range(span, doc)
    const severity = finding.kind === 'surprising' ? 'warning' : 'error'
    const diagnostic: Diagnostic = { from, to, severity, message: inlineText(finding.title) }
    numbers.set(diagnostic, index)
    return diagnostic
  })
}

/** Offsets of a span; what lies outside of the text is put at its edge. */
function range({ line, column, length }: Span, doc: Text): readonly [number, number] {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const start = Math.min(from + column - 1, to)
  return [start, Math.min(start + length, doc.length)]
}
