import { one, text, time } from './fields.ts'

/** 5304 转院信息查询: its input. */
export const input5304 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    begntime: time('开始时间', 'should'),
    endtime: time('结束时间', 'may'),
  }),
}
