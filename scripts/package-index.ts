import { z } from 'zod'

const index = 'https://pypi.org/simple/streamlit/'

/** What is asked of the package index's answer (PEP 691, PEP 700). */
const project = z.object({ files: z.array(z.object({ filename: z.string(), 'upload-time': z.iso.datetime() })) })

/** The day on which the package index got the wheel of a Streamlit; throws when it has none. */
export async function releasedOn(version: string): Promise<string> {
  const answer = await fetch(index, { headers: { Accept: 'application/vnd.pypi.simple.v1+json' } })
  if (!answer.ok) throw new Error(`the package index answers ${answer.status} for Streamlit`)
  const { files } = project.parse(await answer.json())
  const wheel = files.find(({ filename }) => filename.startsWith(`streamlit-${version}-`) && filename.endsWith('.whl'))
  if (wheel === undefined) throw new Error(`the package index has no wheel of Streamlit ${version}`)
  return wheel['upload-time'].slice(0, 10)
}
