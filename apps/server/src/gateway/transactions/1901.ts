import { code, findDictionary, one, refuse, text, time } from '@yidi/contracts/interface'
import { query } from '../transaction.ts'

/** What a message writes for the root of a dictionary: here every table is one list, so nothing hangs on a code. */
const root = new Set(['', '0'])

/** 1901 字典表查询: the table that this platform reads the messages of hospitals by, or writes its replies in. */
export default query({
  infno: '1901',
  name: '字典表查询',
  input: {
    data: one({
      type: text('字典类型', 30, 'must'),
      parent_value: text('父字典键值', 10, 'may'),
      admdvs: text('行政区划', 6, 'may'),
      date: time('查询日期', 'may'),
      Vali_Flag: code('有效标志', 'vali_flag', 'may'),
    }),
  },
  run: async (call, { data }) => {
    const found = findDictionary(data.type)
    if (found === undefined) return refuse('dictionary-unknown', { type: data.type.slice(0, 30) })
    // No code of a table was ever taken out of force.
    const none = data.Vali_Flag === '0' || !root.has(data.parent_value)
    const codes = none ? [] : [...found.table.codes]
    return call.answer({
      list: codes.map(([value, label], index) => ({
        type: found.type,
        label,
        value,
        parentValue: '',
        sort: index + 1,
        valiFlag: '1',
        createUser: '',
        createDate: null,
        version: 1,
      })),
    })
  },
})
