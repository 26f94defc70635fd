import type { Checklist, ChecklistField, Commands, Made, MadeFile } from '#lib/start/made.ts'
import { coloured, escaped, type Marks } from './colour.ts'

export interface Drawing {
  readonly made: Made
  readonly marks: Marks
  /** An address that states the choices again. */
  readonly link: string
  /** The same as fields of a form. */
  readonly fields: URLSearchParams
}

/**
 * The three steps as HTML, drawn by the server and by the page's script alike, so that both say the same. Every text of it
 * is escaped.
 */
export function drawSteps({ made, marks, link, fields }: Drawing): string {
  const names = made.checklists.map(({ provider }) => provider).join(' and ')
  return `<section aria-labelledby="register">
<h2 id="register"><span class="n" aria-hidden="true">1</span> Register your app: ${escaped(names)}</h2>
${made.checklists.map((list) => drawChecklist(list, made.checklists.length > 1)).join('')}
</section>
<section aria-labelledby="files">
<h2 id="files"><span class="n" aria-hidden="true">2</span> Put these files into a folder</h2>
<div class="files">
<fieldset class="tabs"><legend class="vh">Files</legend>${made.files.map(drawTab).join('')}</fieldset>
${made.files.map((file) => drawFile(file, marks)).join('')}
</div>
<div class="acts">
<form method="post" action="/start/app.zip" data-zip>${hidden(fields)}<button class="btn" type="submit">Download as zip</button></form>
<a class="btn" href="${escaped(link)}">Link to these choices</a>
</div>
<p class="soft">The link holds what you chose and no secret. The zip holds all files, and the folder <code>.streamlit</code>.</p>
</section>
<section aria-labelledby="run">
<h2 id="run"><span class="n" aria-hidden="true">3</span> Run it</h2>
${made.commands.map(drawCommands).join('')}
<p>Open <a href="${escaped(made.address)}"><code>${escaped(made.address)}</code></a> and press the button.</p>
<h3>Before the first login</h3>
<ul class="remarks">${made.remarks.map((remark) => `<li>${inline(remark)}</li>`).join('')}</ul>
</section>`
}

function drawChecklist({ provider, places, scopes, claims, logout, id }: Checklist, several: boolean): string {
  const steps = places.map(
    ({ where, fields }) =>
      `<li><p class="where">${inline(where)}</p><dl class="console">${fields.map(drawField).join('')}</dl></li>`,
  )
  return `<div class="checklist" data-provider="${escaped(id)}">
${several ? `<h3>${escaped(provider)}</h3>` : ''}
<ol>${steps.join('')}</ol>
<details><summary>Scopes, claims and logout</summary><dl class="console">
<div><dt>Scopes</dt><dd>${scopes.map((scope) => `<code>${escaped(scope)}</code>`).join(' ')}</dd></div>
${claims.map(({ name, when }) => `<div><dt>Claim <code>${escaped(name)}</code></dt><dd>${inline(when)}</dd></div>`).join('')}
<div><dt>Logout</dt><dd>${inline(logout)}</dd></div>
</dl></details>
</div>`
}

const verbs = { type: 'type', choose: 'choose', read: 'copy into' } as const

function drawField({ field, do: what, values, note }: ChecklistField): string {
  // Several words are a name or a description; what is to be there to the letter has no blanks.
  const shown = values.map((value) =>
    what === 'choose' || value.includes(' ') ? `<b>${escaped(value)}</b>` : `<code>${escaped(value)}</code>`,
  )
  const said = note === null ? '' : ` <span class="soft">${inline(note)}</span>`
  return `<div><dt>${inline(field)}</dt><dd><span class="do">${verbs[what]}</span> ${shown.join('<br>')}${said}</dd></div>`
}

function drawTab({ path }: MadeFile, index: number): string {
  const checked = index === 0 ? ' checked' : ''
  return `<label><input class="vh" type="radio" name="shown-file" value="${escaped(path)}" autocomplete="off"${checked}>${escaped(path)}</label>`
}

function drawFile({ path, language, text, note }: MadeFile, marks: Marks): string {
  const name = escaped(path)
  return `<figure class="code"><figcaption><span>${name}</span><copy-button class="needs-js"><button class="btn mini" type="button">Copy</button></copy-button></figcaption>
<pre tabindex="0" role="group" aria-label="${name}" data-language="${language}"><code>${coloured(language, text, marks)}</code></pre>
<p class="soft note-of">${inline(note)}</p></figure>`
}

function drawCommands({ title, lines }: Commands): string {
  const name = escaped(title)
  return `<figure class="code"><figcaption><span>${name}</span><copy-button class="needs-js"><button class="btn mini" type="button">Copy</button></copy-button></figcaption>
<pre tabindex="0" role="group" aria-label="${name}" data-language="bash"><code>${escaped(lines.join('\n'))}</code></pre></figure>`
}

function hidden(fields: URLSearchParams): string {
  return [...fields]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')
}

/** Running text with code between backticks. */
export function inline(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `<code>${escaped(part)}</code>`))
    .join('')
}
