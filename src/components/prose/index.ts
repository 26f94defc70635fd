import Since from '../version-badge/Since.astro'
import Answer from './Answer.astro'
import CodeBlock from './CodeBlock.astro'
import H2 from './H2.astro'
import H3 from './H3.astro'
import Measured from './Measured.astro'
import Note from './Note.astro'
import Table from './Table.astro'

/** What MDX pages may use without an import, and what stands in for their Markdown elements. */
export const proseComponents = { Answer, Measured, Note, Since, h2: H2, h3: H3, pre: CodeBlock, table: Table }
