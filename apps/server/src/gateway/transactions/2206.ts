import { code, decimal, flags, one, text } from '@yidi/contracts/interface'
import { outpatientRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { query } from '../transaction.ts'

/** 2206 门诊预结算: reckons, writes nothing. */
export default query({
  infno: '2206',
  name: '门诊预结算',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
      card_sn: text('卡识别码', 32, 'may'),
      psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
      certno: text('证件号码', 20, 'may'),
      psn_type: code('人员类别', 'psn_type', 'may'),
      psn_name: text('人员姓名', 20, 'may'),
      med_type: code('医疗类别', 'med_type', 'should'),
      medfee_sumamt: decimal('医疗费总额', 2, 'must'),
      psn_setlway: code('个人结算方式', 'psn_setlway', 'should'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      chrg_bchno: text('收费批次号', 30, 'should'),
      acct_used_flag: code('个人账户使用标志', 'acct_used_flag', 'should'),
      insutype: code('险种类型', 'insutype', 'should'),
      exp_content: flags(),
      pub_hosp_rfom_flag: text('公立医院改革标志', 6, 'may'),
    }),
  },
  run: (call, { data }) => preSettle(call, outpatientRequest(data)),
})
