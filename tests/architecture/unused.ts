/** What nobody uses: exports, texts, CSS classes, errors. Found by words: a name is in use where another file has it. */
import { posix } from 'node:path'
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'

/** Names and words with hyphens, as they stand in code: `poolSide`, `long-term`. */
export function wordsOf(text: string): Set<string> {
  return new Set([...(text.match(/[A-Za-z_$][\w$]*/g) ?? []), ...(text.match(/[A-Za-z]\w*(?:-\w+)+/g) ?? [])])
}

const declared =
  /^export (?:async |abstract |declare )*(?:function\*?|const|let|class|interface|type) ([A-Za-z_$][\w$]*)/gm
const shown = /^export (?:type )?\{([^}]*)\}/gm

/** Exported names that no other file has, and names an index.ts shows that nothing outside its folder has. */
export function unusedExports(files: readonly SourceFile[]): string[] {
  const code = files.filter((file) => /\.tsx?$/.test(file.path))
  const users = new Map<string, string[]>()
  for (const file of code)
    for (const word of wordsOf(file.text)) {
      const known = users.get(word)
      if (known) known.push(file.path)
      else users.set(word, [file.path])
    }
  return code.flatMap(({ path, text }) => {
    const folder = `${posix.dirname(path)}/`
    const own = [...text.matchAll(declared)].map((match) => match[1]!)
    const passedOn = [...text.matchAll(shown)]
      .flatMap((match) => match[1]!.split(','))
      .map((name) => name.trim().replace(/^type |^.* as /, ''))
      .filter((name) => name !== '')
    return [
      ...own.filter((name) => users.get(name)!.every((user) => user === path)),
      ...passedOn.filter((name) => users.get(name)!.every((user) => user.startsWith(folder))),
    ].map((name) => `${path} exports ${name}, which nothing else uses`)
  })
}

/** Every key of the texts that no page and no rule names. */
export function unusedTexts(files: readonly SourceFile[]): string[] {
  const isText = (path: string): boolean => path.startsWith('apps/web/src/texts/zh/')
  const used = wordsOf(
    files
      .filter(({ path }) => /^(apps\/web\/src|packages)\/.*\.tsx?$/.test(path) && !isText(path) && !isTest(path))
      .map((file) => file.text)
      .join('\n'),
  )
  return files
    .filter(({ path }) => isText(path))
    .flatMap((file) => {
      const found: string[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name)) {
          const key = node.name.text
          if (/^[A-Za-z]/.test(key) && !used.has(key)) found.push(`${file.path} has ${key}, which no page shows`)
        }
        ts.forEachChild(node, visit)
      }
      visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest))
      return found
    })
}

/** Classes of our own style sheets that no page gives to an element; `part-${name}` gives every class that begins so. */
export function unusedClasses(files: readonly SourceFile[]): string[] {
  const pages = files.filter(({ path }) => /^apps\/web\/.*\.(tsx?|html)$/.test(path)).map((file) => file.text)
  const given = new Set(pages.join('\n').match(/[A-Za-z_][\w-]*(?:\$\{)?/g))
  const isGiven = (name: string): boolean =>
    given.has(name) || [...name.matchAll(/-/g)].some((dash) => given.has(`${name.slice(0, dash.index + 1)}\${`))
  return files
    .filter(({ path }) => path.endsWith('.css'))
    .flatMap(({ path, text }) => {
      const bare = text.replace(/\/\*[\s\S]*?\*\//g, '')
      const names = new Set([...bare.matchAll(/\.([A-Za-z_][\w-]*)/g)].map((match) => match[1]!))
      return [...names]
        .filter((name) => !/^(adm|ant)-/.test(name) && !isGiven(name))
        .map((name) => `${path} styles .${name}, which no page has`)
    })
}

/** Errors of the registry that no code raises. */
export function unusedErrors(codes: readonly string[], files: readonly SourceFile[]): string[] {
  const raised = wordsOf(
    files
      .filter(({ path }) => /^(packages|apps)\/.*\.tsx?$/.test(path) && !/\/errors\//.test(path) && !isTest(path))
      .map((file) => file.text)
      .join('\n'),
  )
  return codes.filter((code) => !raised.has(code)).map((code) => `nothing raises ${code}`)
}
