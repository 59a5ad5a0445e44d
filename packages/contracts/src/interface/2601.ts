import { one, text } from './fields.ts'

/** 2601 冲正交易: its input. */
export const input2601 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    omsgid: text('原发送方报文ID', 30, 'must'),
    oinfno: text('原交易编号', 4, 'must'),
  }),
}
