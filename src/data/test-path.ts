/**
 * Where a test is that a statement names, from the root of the repository.
 * @param name its path from tests/streamlit/, or `providers/…` for one at real providers
 */
export function testPath(name: string): string {
  return name.startsWith('providers/') ? `tests/${name}` : `tests/streamlit/${name}`
}
