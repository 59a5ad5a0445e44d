import { one, text } from './fields.ts'

/** 5203 结算信息查询: its input. */
export const input5203 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    setl_id: text('结算ID', 30, 'may'),
    mdtrt_id: text('就诊ID', 30, 'may'),
  }),
}
