/** Letters of other alphabets that are drawn as Latin ones, those that turn up in copied text. */
const pairs = 'аaсcԁdеeɡgһhіiјjкkκkӏlոnоoοoрpρpѕsтtυuνvѵvԝwхxуy' + 'γyАAВBСCЕEНHІIКKМMОOРPЅSТTХXΑAΟOΥY'

const latin: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, index) => [pairs[2 * index] ?? '', pairs[2 * index + 1] ?? ''] as const),
)

/** The name as it looks: letters of other alphabets as the Latin ones that they are drawn like, wide ones narrow. */
export function latinOf(name: string): string {
  return [...name.normalize('NFKC')].map((char) => latin.get(char) ?? char).join('')
}
