/** The service guide as a paper: every section that the page has, in the same order. */
import { columnTitles, isUnpublished } from '@yidi/rules'
import type { GuideSection, Release, ServiceGuide } from '@yidi/rules'
import { dayText } from '../../platform/printing/index.ts'
import { Paper } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

const statusWords = { provisional: '（待核实）', open: '（没有公开）' } as const

/** Draws the service guide. */
export function drawGuide(guide: ServiceGuide, release: Release, at: Date): Promise<Buffer> {
  const basis = (source: { document: string; article: string }): string =>
    `〔${release.documents.get(source.document)?.short ?? source.document} ${source.article}〕`
  const paper = new Paper({ title: guide.title, foot: `${guide.authority} · ${dayText(guide.on)}的规定`, at })
  paper.title(`${guide.authority} · 按${dayText(guide.on)}的规定自动生成`)
  guide.sections
    .filter((section) => !isUnpublished(section))
    .forEach((section, index) => {
      paper.heading(`${String(index + 1)}. ${section.title}`)
      const [only] = section.items
      // The flow chart that a service guide has as its first appendix.
      if (section.id === 'flow' && section.items.length > 1) {
        paper.flow(section.items.map((item) => (item.label ?? item.text).replace(/^\d+\. /, '')))
      }
      if (only?.status === 'open' && section.items.length === 1 && only.label === undefined) {
        paper.paragraph(`${only.text}。请问：${guide.ask}`)
        if (only.source) paper.paragraph(basis(only.source), { quiet: true })
        return
      }
      const titles = columnTitles(section.items)
      if (titles.length > 0) {
        drawTable(paper, section, titles)
        if (only?.source) paper.paragraph(basis(only.source), { quiet: true })
        return
      }
      for (const item of section.items) {
        const words = `${item.label === undefined ? '' : `${item.label}：`}${item.text}`
        paper.paragraph(`${words}${item.status === undefined ? '' : statusWords[item.status]}`)
        if (item.articles) paper.paragraph(item.articles.join('、'), { quiet: true })
        else if (item.source) paper.paragraph([basis(item.source), item.textKind ?? ''].join(' '), { quiet: true })
      }
    })
  const unpublished = guide.sections.filter(isUnpublished).map(({ title }) => title)
  if (unpublished.length > 0) paper.paragraph(`还没有公开的规定：${unpublished.join('、')}。请问：${guide.ask}`)
  return paper.finish()
}

/** A section whose items have columns: one row an item, what it says under its name. */
function drawTable(paper: Paper, { items }: GuideSection, titles: readonly string[]): void {
  const rows = items.map(({ label = '', text, columns = [] }): Cell[] => [
    { text: text === '' ? label : `${label}：${text}`, head: true },
    ...titles.map((title) => ({ text: columns.find((column) => column.title === title)?.text ?? '—' })),
  ])
  const heads = ['', ...titles].map((text): Cell => ({ text, head: true }))
  paper.table([heads, ...rows], [1.5, ...titles.map(() => 1)])
}
