/** 投诉咨询 and 复议 of the gallery: a complaint that waits and one that was answered; a cut claim that is to be looked at again. */
import type { ComplaintMessage, ReconsiderationMessage } from '@yidi/contracts'
import type { Doors } from './doors.ts'

const who = 'retiredWithFiling'

export async function complain(doors: Doors, { claimDecided }: { claimDecided: string }) {
  const write = async (form: object): Promise<string> =>
    (await doors.send<ComplaintMessage>(who, '/api/complaints', form)).id
  const complaintAnswered = await write({ subject: 'enquiry', text: '在上海住院要不要备案？', phone: '13800000000' })
  await doors.send('staff desk-330100', `/api/desk/complaints/${complaintAnswered}/answer`, {
    words: '跨省住院要先备案，在“去看病”里办，当天就能用。',
  })
  const complaint = await write({
    ...{ subject: 'institution', institution: 'H33010000001', phone: '13800000000' },
    text: '同一天做了一次检查，清单上写了两次，窗口让我找医保局。',
  })
  const { id: reconsideration } = await doors.send<ReconsiderationMessage>(who, '/api/reconsiderations', {
    ...{ kind: 'claim', id: claimDecided, text: '第二项检查有病历，病历第三页写着。' },
  })
  await doors.send('staff approve2-330100', `/api/desk/reconsiderations/${reconsideration}/accept`, {
    ...{ office: '某市人民政府（虚构）', number: '虚构复〔2026〕1号' },
  })
  return { complaint, complaintAnswered, reconsideration }
}
