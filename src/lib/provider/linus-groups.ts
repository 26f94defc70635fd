import { createHash } from 'node:crypto'

const areas = ['billing', 'catalog', 'console', 'design', 'edge', 'fleet', 'ledger', 'mobile', 'search', 'storage']
const roles = ['admins', 'auditors', 'editors', 'oncall', 'owners', 'readers']

/** Sixty groups with directory ids that do not compress: enough to take Streamlit's token cookie over 4096 bytes. */
export const linusGroups: readonly string[] = areas.flatMap((area) => roles.map((role) => withId(`${area}-${role}`)))

function withId(name: string): string {
  return `${name}-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`
}
