/** The input of 2101 and 2102, which differ by an invoice number and the codes that trace a package. */
import { code, decimal, flags, many, text, time } from '@yidi/contracts/interface'
import type { InputOf } from '@yidi/contracts/interface'
import type { SentLine } from '../care/visits/index.ts'
import { fingerprintOf } from './bill.ts'
import { prescriptionOf } from './prescription.ts'

export const purchaseFields = {
  psn_no: text('人员编号', 30, 'must'),
  mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
  mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
  card_sn: text('卡识别码', 32, 'may'),
  psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
  certno: text('证件号码', 20, 'may'),
  psn_type: code('人员类别', 'psn_type', 'may'),
  psn_name: text('人员姓名', 20, 'may'),
  begntime: time('开始时间', 'must'),
  medfee_sumamt: decimal('医疗费总额', 2, 'must'),
  insutype: code('险种类型', 'insutype', 'must'),
  dise_codg: text('病种编码', 30, 'may'),
  dise_name: text('病种名称', 500, 'may'),
  acct_used_flag: code('个人账户使用标志', 'acct_used_flag', 'should'),
  med_type: code('医疗类别', 'med_type', 'should'),
  exp_content: flags(),
} as const

export const purchaseLines = many({
  feedetl_sn: text('费用明细流水号', 30, 'must'),
  rxno: text('处方号', 30, 'may'),
  rx_circ_flag: code('外购处方标志', 'rx_circ_flag', 'should'),
  fee_ocur_time: time('费用发生时间', 'must'),
  med_list_codg: text('医疗目录编码', 50, 'must'),
  medins_list_codg: text('医药机构目录编码', 150, 'should'),
  det_item_fee_sumamt: decimal('明细项目费用总额', 2, 'must'),
  cnt: decimal('数量', 4, 'must'),
  pric: decimal('单价', 6, 'must'),
  sin_dos_dscr: text('单次剂量描述', 200, 'may'),
  used_frqu_dscr: text('使用频次描述', 200, 'may'),
  prd_days: decimal('周期天数', 2, 'may'),
  medc_way_dscr: text('用药途径描述', 200, 'may'),
  bilg_dr_codg: text('开单医生编码', 30, 'may'),
  bilg_dr_name: text('开单医师姓名', 50, 'may'),
  tcmdrug_used_way: code('中药使用方式', 'tcmdrug_used_way', 'may'),
  exp_content: flags(),
})

/** The lines of a purchase as the domain takes them. */
export function purchaseLinesOf(rows: InputOf<{ lines: typeof purchaseLines }>['lines']): SentLine[] {
  return rows.map((line) => ({
    serial: line.feedetl_sn,
    batch: null,
    refundOf: null,
    occurredAt: line.fee_ocur_time,
    code: line.med_list_codg,
    institutionCode: line.medins_list_codg,
    quantity: line.cnt,
    priceMicro: line.pric,
    amountFen: line.det_item_fee_sumamt,
    covered: true,
    // The messages of a pharmacy have no flag for it.
    approved: false,
    disease: '',
    maternity: false,
    supplyDays: line.prd_days,
    prescription: prescriptionOf(line),
    atDischarge: false,
    fingerprint: fingerprintOf(line),
  }))
}
