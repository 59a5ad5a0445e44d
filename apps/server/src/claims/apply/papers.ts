import type { ClaimPaperMessage } from '@yidi/contracts'
import type { ClaimPaper } from '@yidi/rules'

/** The papers that are asked for, and where each of them is. */
export function papersShown(papers: readonly ClaimPaper[], handedIn: readonly string[]): ClaimPaperMessage[] {
  return papers.map(({ material, title, help, needed, because, basis, status, elsewhere }) => {
    const uploaded = material.split('|').some((one) => handedIn.includes(one))
    return {
      id: material,
      title,
      help,
      because,
      ...(basis === undefined ? {} : { basis }),
      ...(status === 'provisional' ? { provisional: true as const } : {}),
      needed: needed === 'must',
      state: uploaded ? 'uploaded' : elsewhere === undefined ? 'missing' : 'by-us',
      ...(elsewhere === undefined ? {} : { elsewhere }),
    }
  })
}
