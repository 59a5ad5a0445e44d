import { one, text } from './fields.ts'

/** 5301 人员慢特病备案查询: its input. */
export const input5301 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
  }),
}
