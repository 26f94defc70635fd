import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The site's colours for code; custom properties reach into the editor's shadow. */
export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-key)' },
  { tag: tags.string, color: 'var(--c-str)' },
  { tag: tags.number, color: 'var(--c-num)' },
  { tag: tags.atom, color: 'var(--c-word)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--c-note)' },
])

export const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--code)', fontSize: 'var(--t-s)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75rem 0 0.25rem' },
  '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--sunk)', borderInlineEnd: '1px solid var(--rule)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.375rem 0 0.25rem', minWidth: '1.75rem' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'var(--tint)' },
  '.cm-specialChar': { color: 'var(--bad)', fontWeight: '700' },
  '.cm-gutter-lint': { width: '1.25rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0', cursor: 'pointer', textAlign: 'center' },
  '.cm-lint-marker': { width: 'auto', height: 'auto', fontWeight: '700', fontFamily: 'var(--sans)' },
  '.cm-lint-marker-error': { content: 'normal', color: 'var(--bad)' },
  '.cm-lint-marker-error::before': { content: '"✕"' },
  '.cm-lint-marker-warning': { content: 'normal', color: 'var(--hold)' },
  '.cm-lint-marker-warning::before': { content: '"!"' },
  '.cm-lintRange': { paddingBottom: '0', backgroundImage: 'none' },
  '.cm-lintRange-error': {
    textDecoration: 'underline wavy var(--bad)',
    textDecorationSkipInk: 'none',
    backgroundColor: 'var(--bad-bg)',
  },
  '.cm-lintRange-warning': {
    textDecoration: 'underline wavy var(--hold)',
    textDecorationSkipInk: 'none',
    backgroundColor: 'var(--hold-bg)',
  },
  '.cm-lintPoint::after': { display: 'none' },
  '.cm-tooltip': {
    maxWidth: '28rem',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--r1)',
  },
  '.cm-diagnostic': {
    padding: '0.375rem 0.625rem',
    borderInlineStart: '3px solid var(--hold)',
    font: 'var(--t-s)/1.45 var(--sans)',
    whiteSpace: 'normal',
  },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--bad)' },
})
