import { one, text } from './fields.ts'

/** 9001 签到: its input. */
export const input9001 = {
  signIn: one({
    opter_no: text('操作员编号', 20, 'must'),
    mac: text('签到MAC地址', 20, 'may'),
    ip: text('签到IP地址', 20, 'may'),
  }),
}
