/** What the style sheets of the pages may do: each belongs to one component, and nothing of it reaches another. */
import { posix } from 'node:path'
import type { SourceFile } from './sources.ts'

const pages = 'apps/web/src/'
/** The only sheets without a module: the tokens, what bare elements look like, and both of them on paper. */
const grounds = ['tokens', 'ground', 'print'].map((name) => `${pages}theme/${name}.css`)

const withoutComments = (text: string): string => text.replace(/\/\*.*?\*\//gs, '')

/** Classes that a sheet defines; what a library names (`:global(.ant-…)`) is not its own. */
function classesOf(text: string): Set<string> {
  const selectors = withoutComments(text)
    .replace(/:global\([^)]*\)/g, '')
    .matchAll(/([^{}]+)\{/g)
  return new Set(
    [...selectors].flatMap(([, selector]) => [...selector!.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((found) => found[1]!)),
  )
}

/** Sheets that reach further than their component: not a module, a bare element or a colour of their own, a part outside the layer of parts. */
export function reachFindings(sheets: readonly SourceFile[]): string[] {
  return sheets.flatMap(({ path, text }) => {
    if (grounds.includes(path)) return []
    const bare = withoutComments(text)
    return [
      ...(path.endsWith('.module.css') ? [] : [`${path} is no module: its classes would be everybody's`]),
      ...[...bare.matchAll(/(?:^|[{}])\s*([^{}@]+)\{/g)]
        .flatMap(([, selectors]) => selectors!.split(/,(?![^(]*\))/))
        .filter((selector) => !/[.]/.test(selector) && !/^\s*(from|to|\d+%)\s*$/.test(selector))
        .map((selector) => `${path} lays out ${selector.trim()} wherever it stands`),
      ...[...bare.matchAll(/:[^;{}]*(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\()/gi)].map(
        ([, colour]) => `${path} has a colour of its own: ${colour!}`,
      ),
      ...(path.startsWith(`${pages}parts/`) && !/^\s*@layer parts \{/.test(bare)
        ? [`${path} is not in the layer of parts: a page could not lay it out otherwise`]
        : []),
    ]
  })
}

/** Classes that a component names and its sheet does not have, and classes that nobody names. */
export function useFindings(sheets: readonly SourceFile[], components: readonly SourceFile[]): string[] {
  const modules = new Map(
    sheets.filter(({ path }) => path.endsWith('.module.css')).map(({ path, text }) => [path, classesOf(text)]),
  )
  const used = new Map([...modules.keys()].map((path) => [path, new Set<string>()]))
  const findings: string[] = []
  for (const { path, text } of components)
    for (const [, name, target] of text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)) {
      const sheet = posix.join(posix.dirname(path), target!)
      const classes = modules.get(sheet)
      if (classes === undefined) {
        findings.push(`${path} takes ${target!}, which is not there`)
        continue
      }
      for (const [, one] of text.matchAll(new RegExp(`(?<!/)\\b${name!}\\.(\\w+)`, 'g'))) {
        used.get(sheet)!.add(one!)
        if (!classes.has(one!)) findings.push(`${path} names ${name!}.${one!}, which ${target!} does not have`)
      }
      // One of several, chosen by a value: `style[tone]`.
      if (new RegExp(`\\b${name!}\\[`).test(text)) for (const one of classes) used.get(sheet)!.add(one)
    }
  for (const [sheet, classes] of modules)
    for (const one of classes) if (!used.get(sheet)!.has(one)) findings.push(`${sheet}: nobody names .${one}`)
  return findings
}

/** Class names as text: no sheet has them. */
export function textFindings(components: readonly SourceFile[]): string[] {
  return components.flatMap(({ path, text }) =>
    [...text.matchAll(/\bclassName=(?:"([^"]*)"|\{`([^`]*)`\})/g)].map(
      ([, plain, template]) => `${path} names a class as text: ${plain ?? template ?? ''}`,
    ),
  )
}
