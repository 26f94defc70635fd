/** Something that people need who use a site in another way than most, and how it is held here. */
export interface AccessibilityCheck {
  /** What is so, in a sentence; with code between backticks. */
  readonly holds: string
  /** The success criteria of WCAG 2.2 that it is about. */
  readonly criteria: readonly string[]
  /** How it is looked at, in a sentence. */
  readonly how: string
  /** The test: its file, and words of its name. */
  readonly test: { readonly file: string; readonly name: string }
}

/** What is tested of the site's accessibility, on each change. */
export const accessibilityChecks: readonly AccessibilityCheck[] = [
  {
    holds: 'Nothing that axe can see is wrong: names and roles, contrast, headings, labels, landmarks.',
    criteria: ['1.1.1', '1.3.1', '1.4.3', '2.4.2', '2.4.6', '3.1.1', '4.1.2'],
    how: 'axe-core judges every page that the menus name, every section, every recipe and every sample app, in both themes, 390 and 1,440 pixels wide, and a problem page of each shape.',
    test: { file: 'tests/browser/axe.test.ts', name: 'has no axe violation in the %s theme at %i px' },
  },
  {
    holds: 'A login is begun, made and inspected with the keyboard alone, in every lab of the guide.',
    criteria: ['2.1.1', '2.1.2', '2.4.1', '2.4.3', '2.4.7'],
    how: 'A browser presses Tab, Enter and the arrow keys, from the link that skips to the lab to the second view of the inspector.',
    test: { file: 'tests/browser/accessibility.test.ts', name: 'takes the keyboard alone' },
  },
  {
    holds:
      'Every kind of page fits a window of 320 by 256 pixels, which is one of 1,280 by 1,024 at 400 percent: it scrolls in one direction, and nothing that stays in place takes more than half of it.',
    criteria: ['1.4.4', '1.4.10', '2.4.11'],
    how: 'Each kind of page is opened in such a window and measured.',
    test: { file: 'tests/browser/accessibility.test.ts', name: 'fits a window of 320 by 256' },
  },
  {
    holds: 'Text may be spaced out as far as WCAG asks, and none of it leaves its page.',
    criteria: ['1.4.12'],
    how: 'Letters, words, lines and paragraphs are spaced by a style sheet, and each kind of page is measured.',
    test: { file: 'tests/browser/accessibility.test.ts', name: 'keeps its text when a reader spaces it out' },
  },
  {
    holds:
      'In forced colours everything stays to be seen, nothing moves for who wants that, and what is pressed is 24 pixels wide and high or has room around it.',
    criteria: ['1.4.11', '2.3.3', '2.5.8'],
    how: 'axe-core judges each kind of page again with both settings on, and its rule about the size of targets.',
    test: { file: 'tests/browser/accessibility.test.ts', name: 'has no axe violation in forced colours' },
  },
  {
    holds:
      'The lines of the Flow, its arrows and the lines of code that ran are drawn in colours of the system where those are forced.',
    criteria: ['1.4.1', '1.4.11'],
    how: 'A login is made with forced colours, and the colours that were drawn are compared.',
    test: { file: 'tests/browser/workbench.test.ts', name: 'in forced colours the lifelines' },
  },
  {
    holds: 'Without JavaScript the labs still log in: the inspector is a page that you load again.',
    criteria: ['4.1.2'],
    how: 'The views of a lab and the links between them are walked with scripts switched off.',
    test: {
      file: 'tests/browser/claims-config-log.test.ts',
      name: 'has the same links without JavaScript, as addresses',
    },
  },
]
