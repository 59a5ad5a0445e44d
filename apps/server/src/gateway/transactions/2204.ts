import { input2204 } from '@yidi/contracts'
import { uploadLines } from '../bill.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2204 门诊费用明细信息上传. */
export const uploadOutpatientLines = transaction<Services, typeof input2204>(
  '2204',
  '门诊费用明细信息上传',
  input2204,
  (call, input) =>
    uploadLines(
      call,
      input.feedetail,
      (line) => ({
        serial: line.feedetl_sn,
        batch: line.chrg_bchno,
        refundOf: null,
        occurredAt: line.fee_ocur_time,
        code: line.med_list_codg,
        institutionCode: line.medins_list_codg,
        quantity: line.cnt,
        priceMicro: line.pric,
        amountFen: line.det_item_fee_sumamt,
        covered: line.hosp_appr_flag !== '2',
        disease: line.dise_codg,
      }),
      false,
    ),
)
