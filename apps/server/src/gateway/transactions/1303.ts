import { one, text } from '@yidi/contracts/interface'
import { answerList } from '../catalogue.ts'
import type { ListColumns } from '../catalogue.ts'
import { query } from '../transaction.ts'

const columns: ListColumns = {
  count: 83,
  places: {
    code: [1],
    name: [2],
    memo: [64],
    good: [65],
    from: [66],
    to: [67],
    recordId: [68],
    loaded: [69, 70],
    version: [71],
    release: [72],
  },
}

/** 1303 医疗机构制剂目录下载: the preparations that institutions make themselves of the place's catalogue since a version, as a file. */
export default query({
  infno: '1303',
  name: '医疗机构制剂目录下载',
  input: { data: one({ ver: text('版本号', 20, 'may') }) },
  run: (call, { data }) => answerList(call, { infno: '1303', list: 'preparation', columns, ver: data.ver }),
})
