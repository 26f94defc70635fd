import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../../scripts/run.ts'

export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly lines: number
  /** The files of ours that it imports, as paths like `path`. */
  readonly imports: readonly string[]
}

/** Every file below a folder of the project whose name ends in one of the extensions. */
export function sourceFiles(folder: string, extensions: readonly string[]): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) => posix.join(folder, entry.parentPath.slice(join(root, folder).length), entry.name))
    .map(sourceFile)
}

export function sourceFile(path: string): SourceFile {
  return fileOf(path, readFileSync(join(root, path), 'utf8'))
}

/** A file of this text, whether or not there is one at `path`. */
export function fileOf(path: string, text: string): SourceFile {
  return { path, text, lines: text.trimEnd().split('\n').length, imports: importsOf(path, text) }
}

/** What is left of code when its comments are gone. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function importsOf(path: string, text: string): string[] {
  const specifiers = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"]+)\1/g)
  return [...specifiers].flatMap(([, , specifier = '']) => {
    const bare = specifier.replace(/\?\w+$/, '')
    if (bare.startsWith('#')) return [posix.join('src', bare.slice(1))]
    return bare.startsWith('.') ? [posix.join(posix.dirname(path), bare)] : []
  })
}
