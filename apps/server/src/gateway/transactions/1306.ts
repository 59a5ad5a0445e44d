import { one, text } from '@yidi/contracts/interface'
import { answerList } from '../catalogue.ts'
import type { ListColumns } from '../catalogue.ts'
import { query } from '../transaction.ts'

const columns: ListColumns = {
  count: 71,
  places: { code: [1], name: [2], from: [47], to: [48], good: [68], recordId: [69], version: [70], release: [71] },
}

/** 1306 医用耗材目录下载: the consumables of the place's catalogue since a version, as a file. */
export default query({
  infno: '1306',
  name: '医用耗材目录下载',
  input: { data: one({ ver: text('版本号', 20, 'may') }) },
  run: (call, { data }) => answerList(call, { infno: '1306', list: 'material', columns, ver: data.ver }),
})
