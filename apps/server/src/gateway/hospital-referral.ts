/** What a hospital files when it sends a patient on: 2501, and 2501A of the editions that number it so. */
import { code, one, refuse, text, time } from '@yidi/contracts/interface'
import type { InputOf } from '@yidi/contracts/interface'
import { keptCode } from '@yidi/rules'
import { filingKind } from '../filing/record/index.ts'
import { checkReferralBy, referralChanges } from '../filing/referrals/index.ts'
import type { HospitalReferral } from '../filing/referrals/index.ts'
import type { CommandCall } from './call.ts'
import { runRecordCommand } from './command.ts'
import { inInterfaceWords, refuseBlocked, senderOf } from './filing.ts'
import { dayOfMoment, missingWarning } from './registration.ts'
import type { ReplyContent } from './reply.ts'

export const referralInput = {
  refmedin: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: code('险种类型', 'insutype', 'may'),
    tel: text('联系电话', 50, 'may'),
    addr: text('联系地址', 200, 'may'),
    insu_optins: text('参保机构医保区划', 6, 'may'),
    diag_code: text('诊断代码', 20, 'should'),
    diag_name: text('诊断名称', 100, 'should'),
    dise_cond_dscr: text('疾病病情描述', 2000, 'may'),
    reflin_medins_no: text('转往定点医药机构编号', 12, 'should'),
    reflin_medins_name: text('转往医院名称', 200, 'should'),
    mdtrtarea_admdvs: text('就医地行政区划', 6, 'must'),
    hosp_agre_refl_flag: code('医院同意转院标志', 'hosp_agre_refl_flag', 'may'),
    refl_type: code('转院类型', 'refl_type', 'should'),
    refl_date: time('转院日期', 'must'),
    refl_rea: text('转院原因', 100, 'should'),
    refl_opnn: text('转院意见', 200, 'should'),
    begndate: time('开始日期', 'may'),
    enddate: time('结束日期', 'may'),
    refl_old_mdtrt_id: text('转院前就诊id', 30, 'may'),
    refl_used_flag: code('转诊使用标志', 'refl_used_flag', 'may'),
  }),
}

/** Files the referral: done at once where the law lets it, else it waits at the insured place's desk. */
export async function fileReferral(call: CommandCall, input: InputOf<typeof referralInput>): Promise<ReplyContent> {
  const { refmedin: sent } = input
  const { db, clock, release } = call.services
  if (sent.hosp_agre_refl_flag === '0') refuse('referral-not-agreed')
  const today = clock.today()
  const asked = dayOfMoment(sent.begndate === '' ? sent.refl_date : sent.begndate)
  const referral: HospitalReferral = {
    destination: keptCode(release.places, sent.mdtrtarea_admdvs),
    from: asked < today ? today : asked,
    to: sent.enddate === '' ? null : dayOfMoment(sent.enddate),
    on: dayOfMoment(sent.refl_date),
    receiving: {
      institution: sent.reflin_medins_no,
      name: sent.reflin_medins_name,
      ...(sent.refl_old_mdtrt_id === '' ? {} : { fromVisit: sent.refl_old_mdtrt_id }),
    },
    diagnosis: { code: sent.diag_code, name: sent.diag_name },
    mobile: sent.tel,
    address: sent.addr,
    reason: [sent.refl_rea, sent.refl_opnn].filter((text) => text !== '').join('；'),
  }
  const context = { database: db, clock, release }
  const hospital = await senderOf(call)
  return runRecordCommand(call, sent.psn_no, filingKind, async (file) => {
    const checked = await inInterfaceWords(() => checkReferralBy(context, hospital, referral, file))
    refuseBlocked(call.services.release, checked.check.problems)
    const decision = checked.decide()
    const { filing, events } = referralChanges(context, sent.psn_no, file.filings, decision)
    return {
      changes: { filing_action: decision.rows },
      subjectId: decision.recordId,
      action: 'referral-filed',
      detail: { destination: referral.destination, decision: checked.check.decision, policyRelease: release.id },
      events,
      reply: call.answer({ result: { trt_dcla_detl_sn: decision.recordId } }, [
        filing.inForce || filing.tone === 'good' ? '' : '备案已提交，由参保地经办机构审核，可用5304查询',
        asked < today ? `开始日期${asked}已经过去，备案从今天${today}起生效` : '',
        missingWarning(call),
      ]),
    }
  })
}
