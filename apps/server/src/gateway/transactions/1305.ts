import { one, text } from '@yidi/contracts/interface'
import { answerList } from '../catalogue.ts'
import type { ListColumns } from '../catalogue.ts'
import { query } from '../transaction.ts'

const columns: ListColumns = {
  count: 19,
  places: {
    code: [1],
    good: [7],
    memo: [8],
    name: [10],
    from: [12],
    to: [13],
    recordId: [14],
    version: [15],
    release: [16],
  },
}

/** 1305 医疗服务项目目录下载: the services of the place's catalogue since a version, as a file. */
export default query({
  infno: '1305',
  name: '医疗服务项目目录下载',
  input: { data: one({ ver: text('版本号', 20, 'may') }) },
  run: (call, { data }) => answerList(call, { infno: '1305', list: 'service', columns, ver: data.ver }),
})
