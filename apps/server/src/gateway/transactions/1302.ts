import { one, text } from '@yidi/contracts/interface'
import { answerList } from '../catalogue.ts'
import type { ListColumns } from '../catalogue.ts'
import { query } from '../transaction.ts'

const columns: ListColumns = {
  count: 33,
  places: {
    code: [1],
    name: [2],
    from: [12],
    to: [13],
    good: [14],
    recordId: [15],
    loaded: [16, 17],
    version: [18],
    release: [19],
  },
}

/** 1302 中药饮片目录下载: the herbs of the place's catalogue since a version, as a file. */
export default query({
  infno: '1302',
  name: '中药饮片目录下载',
  input: { data: one({ ver: text('版本号', 20, 'may') }) },
  run: (call, { data }) => answerList(call, { infno: '1302', list: 'herb', columns, ver: data.ver }),
})
