import { input2301 } from '@yidi/contracts'
import { uploadLines } from '../bill.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2301 住院费用明细上传; a refund is a line of negative quantity that names its original. */
export const uploadStayLines = transaction<Services, typeof input2301>(
  '2301',
  '住院费用明细上传',
  input2301,
  (call, input) =>
    uploadLines(
      call,
      input.feedetail,
      (line) => ({
        serial: line.feedetl_sn,
        batch: null,
        refundOf: line.init_feedetl_sn === '' || line.cnt > 0 ? null : line.init_feedetl_sn,
        occurredAt: line.fee_ocur_time,
        code: line.med_list_codg,
        institutionCode: line.medins_list_codg,
        quantity: line.cnt,
        priceMicro: line.pric,
        amountFen: line.det_item_fee_sumamt,
        covered: line.hosp_appr_flag !== '2',
        disease: '',
      }),
      true,
    ),
)
