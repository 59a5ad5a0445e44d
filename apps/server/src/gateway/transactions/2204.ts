import { code, decimal, flags, many, text, time } from '@yidi/contracts/interface'
import { uploadLines } from '../bill.ts'
import { prescriptionOf } from '../prescription.ts'
import { linesStand } from '../effect.ts'
import { command } from '../transaction.ts'

/** 2204 门诊费用明细信息上传. */
export default command({
  infno: '2204',
  name: '门诊费用明细信息上传',
  input: {
    feedetail: many({
      feedetl_sn: text('费用明细流水号', 30, 'must'),
      // As 2301 has it; some regional editions and clients send it here too.
      init_feedetl_sn: text('原费用流水号', 30, 'may'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      chrg_bchno: text('收费批次号', 30, 'must'),
      dise_codg: text('病种编码', 30, 'may'),
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
      bilg_dept_codg: text('开单科室编码', 30, 'should'),
      bilg_dept_name: text('开单科室名称', 100, 'should'),
      bilg_dr_codg: text('开单医生编码', 30, 'should'),
      bilg_dr_name: text('开单医师姓名', 50, 'should'),
      acord_dept_codg: text('受单科室编码', 30, 'may'),
      acord_dept_name: text('受单科室名称', 100, 'may'),
      orders_dr_code: text('受单医生编码', 30, 'may'),
      orders_dr_name: text('受单医生姓名', 50, 'may'),
      hosp_appr_flag: code('医院审批标志', 'hosp_appr_flag', 'should'),
      tcmdrug_used_way: code('中药使用方式', 'tcmdrug_used_way', 'may'),
      etip_flag: code('外检标志', 'etip_flag', 'may'),
      etip_hosp_code: text('外检医院编码', 30, 'may'),
      dscg_tkdrug_flag: code('出院带药标志', 'dscg_tkdrug_flag', 'may'),
      matn_fee_flag: code('生育费用标志', 'matn_fee_flag', 'may'),
      memo: text('备注', 1000, 'may'),
      comb_no: text('组套编码', 3, 'may'),
      exp_content: flags(),
    }),
  },
  undoneSince: (db, done, { feedetail }) => linesStand(db, done, feedetail),
  run: (call, input) =>
    uploadLines(
      call,
      input.feedetail,
      (line) => ({
        serial: line.feedetl_sn,
        batch: line.chrg_bchno,
        refundOf: line.init_feedetl_sn === '' || line.cnt > 0 ? null : line.init_feedetl_sn,
        occurredAt: line.fee_ocur_time,
        code: line.med_list_codg,
        institutionCode: line.medins_list_codg,
        quantity: line.cnt,
        priceMicro: line.pric,
        amountFen: line.det_item_fee_sumamt,
        covered: line.hosp_appr_flag !== '2',
        approved: line.hosp_appr_flag === '1',
        disease: line.dise_codg,
        maternity: line.matn_fee_flag === '1',
        supplyDays: line.prd_days,
        prescription: prescriptionOf(line),
        atDischarge: line.dscg_tkdrug_flag === '1',
      }),
      false,
    ),
})
