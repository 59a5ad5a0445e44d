/** One page that shows what was taken: each subject in its looks; where it changed, kept, now and the difference. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { differencesFolder, type Verdict } from './kept.ts'
import type { Shot } from './take.ts'

export interface Seen {
  shot: Shot
  picture: string
  verdict: Verdict
}

const style = `
  body { margin: 16px; background: #888; font: 13px sans-serif; }
  .looks { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
  figure { margin: 0; } figcaption { color: #fff; } figure.changed figcaption { background: #b3261e; }
  img { display: block; max-width: 640px; } .three { display: flex; gap: 4px; }
  h2 { margin: 24px 0 4px; font-size: 15px; } p { margin: 0 0 8px; } li { color: #600; }`

/** Writes the page with the pictures in it, those that changed first; gives its path. */
export function writeSheet(seen: readonly Seen[]): string {
  const bySubject = new Map<string, Seen[]>()
  for (const one of seen) bySubject.set(one.shot.subject.name, [...(bySubject.get(one.shot.subject.name) ?? []), one])
  const changes = (all: readonly Seen[]): number => all.filter(({ verdict }) => verdict !== 'same').length
  const sections = [...bySubject]
    .sort(([a, of], [b, other]) => Math.sign(changes(other)) - Math.sign(changes(of)) || a.localeCompare(b))
    .map(([name, all]) => section(name, all))
  const file = join(differencesFolder, 'index.html')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>部件和页面</title><style>${style}</style>${sections.join('\n')}</html>`,
  )
  return file
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const image = (file: Buffer): string => `<img src="data:image/png;base64,${file.toString('base64')}" alt="">`

function section(name: string, all: readonly Seen[]): string {
  const findings = all.flatMap(({ shot }) => shot.findings.map((finding) => `${shot.look}: ${finding}`))
  const list = findings.map((finding) => `<li>${escaped(finding)}</li>`).join('')
  const figures = all.map(({ shot, picture, verdict }) => {
    const laid = ['kept', 'now', 'difference'].map((which) => join(differencesFolder, `${picture}-${which}.png`))
    const three = verdict === 'differs' && laid.every((file) => existsSync(file))
    const images = three ? laid.map((file) => image(readFileSync(file))).join('') : image(shot.file)
    const title = verdict === 'differs' ? `${shot.look} · kept, now, difference` : `${shot.look} · ${verdict}`
    return `<figure class="${verdict === 'same' ? '' : 'changed'}"><figcaption>${title}</figcaption><div class="three">${images}</div></figure>`
  })
  return `<h2 id="${name}">${name}</h2><p>${escaped(all[0]!.shot.subject.title)}</p><ul>${list}</ul><div class="looks">${figures.join('')}</div>`
}
