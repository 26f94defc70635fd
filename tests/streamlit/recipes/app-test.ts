import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** For each person in turn: what the script draws for them, each as its kind and its text. */
const script = `import json, sys
from streamlit.testing.v1 import AppTest

def drawn(app):
    return [[one.type, getattr(one, "label", None) or getattr(one, "value", None)] for one in app.main if one.type != "main"]

people = json.load(open("people.json"))
for person in people:
    app = AppTest.from_file("app.py", default_timeout=60)
    app.user = person
    print(json.dumps(drawn(app.run())))
`

/**
 * Runs app.py in Streamlit's own AppTest, once for each person, in one process.
 * @param files texts by their path, with app.py
 * @param people what `st.user` holds, `is_logged_in` among it
 */
export async function drawnFor(
  python: string,
  files: Readonly<Record<string, string>>,
  people: readonly object[],
): Promise<readonly (readonly [kind: string, text: string])[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'app-test-'))
  const all = { ...files, 'people.json': JSON.stringify(people), 'ask.py': script }
  try {
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const env = { ...process.env, HOME: folder }
    const { stdout } = await promisify(execFile)(python, ['ask.py'], { cwd: folder, env })
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
