import { one, text } from './fields.ts'

/** 9002 签退: its input. */
export const input9002 = {
  signOut: one({
    sign_no: text('签到编号', 30, 'must'),
    opter_no: text('操作员编号', 20, 'should'),
  }),
}
