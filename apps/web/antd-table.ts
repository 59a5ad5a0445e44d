/**
 * Leaves out of antd's table what no list of the desk uses. The table that is seen weighs a third of what its import brings:
 * a tree and a menu to filter by, a chooser of page sizes with its select, a menu of selections, tooltips of sorted heads,
 * the virtual table. The lists filter by their address, page by links and select by a box (ADR 0032). Only what antd's table
 * imports is left out; a page that imports such a piece itself gets it whole.
 */
import type { Plugin } from 'vite'

interface LeftOut {
  /** The file of antd, and what it imports, as it stands there. */
  of: string
  piece: string
  /** What stands in its place. */
  instead: string
}

/** Drawn by mistake, a piece that was left out says so instead of being missed in silence. */
const refuses = (piece: string, props: string): string => `
  export default function LeftOut() {
    throw new Error('antd\\'s table comes without ${piece} here: ${props} (apps/web/antd-table.ts).')
  }
  export const flattenKeys = () => []`

const passesOn = 'export default ({ children }) => children'

const leftOut: readonly LeftOut[] = [
  {
    of: 'table/hooks/useFilter/index',
    piece: './FilterDropdown',
    instead: refuses('menus of filters', 'filter above the list'),
  },
  {
    of: 'table/InternalTable',
    piece: '../pagination',
    instead: refuses('a pager', 'pass pagination={false}'),
  },
  {
    of: 'table/InternalTable',
    piece: './RcTable/VirtualTable',
    instead: refuses('the virtual table', 'leave out virtual'),
  },
  {
    of: 'table/hooks/useSelection',
    piece: '../../dropdown',
    instead: refuses('a menu of selections', 'leave out rowSelection.selections'),
  },
  {
    of: 'table/hooks/useSelection',
    piece: '../../radio',
    instead: refuses('radio selection', 'select by boxes'),
  },
  { of: 'table/hooks/useSorter', piece: '../../tooltip', instead: passesOn },
  { of: 'config-provider/index', piece: '../tooltip/UniqueProvider', instead: passesOn },
]

const mark = '\0left-out:'

/** The plugin; it fails the build when antd has moved what it leaves out, so that an upgrade is not heavier unseen. */
export function lightTable(): Plugin {
  const met = new Set<LeftOut>()
  let hasTable = false
  return {
    name: 'yidi:light-table',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const file = importer?.match(/\/antd\/es\/(.+)\.js$/)?.[1]
      const found = leftOut.find(({ of, piece }) => of === file && piece === source)
      if (found === undefined) return undefined
      met.add(found)
      return mark + String(leftOut.indexOf(found))
    },
    load(id) {
      if (!id.startsWith(mark)) return undefined
      return leftOut[Number(id.slice(mark.length))]!.instead
    },
    moduleParsed({ id }) {
      hasTable ||= id.endsWith('/antd/es/table/InternalTable.js')
    },
    buildEnd(error) {
      const missed = leftOut.filter((one) => !met.has(one)).map(({ of, piece }) => `${piece} of antd/es/${of}.js`)
      if (error === undefined && hasTable && missed.length > 0)
        throw new Error(`antd no longer imports ${missed.join(', ')}: see apps/web/antd-table.ts.`)
    },
  }
}
