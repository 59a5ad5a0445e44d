import { one, text } from '@yidi/contracts/interface'
import { answerList } from '../catalogue.ts'
import type { ListColumns } from '../catalogue.ts'
import { query } from '../transaction.ts'

const columns: ListColumns = {
  count: 97,
  places: {
    code: [1],
    name: [4],
    from: [37],
    to: [38],
    initials: [51],
    memo: [78],
    good: [79],
    recordId: [80],
    loaded: [81, 82],
    version: [83],
    release: [84],
    class: [92],
  },
}

/** 1301 西药中成药目录下载: the medicines, western and patent of the place's catalogue since a version, as a file. */
export default query({
  infno: '1301',
  name: '西药中成药目录下载',
  input: { data: one({ ver: text('版本号', 20, 'may') }) },
  run: (call, { data }) => answerList(call, { infno: '1301', list: 'medicine', columns, ver: data.ver }),
})
