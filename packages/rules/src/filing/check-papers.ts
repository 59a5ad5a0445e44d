/** The commitment letter and the materials. */
import type { Checking } from './application.ts'
import { figureOn } from './law.ts'
import type { Material } from './materials.ts'
import { requirementOf, requirementText } from './materials.ts'

/** Reports an unsigned commitment letter and every material that is missing. */
export function checkPapers(checking: Checking): void {
  const { policies, law, application, on, add } = checking
  const commitment = figureOn(law, 'commitment.types', on)
  if (commitment?.value?.includes(application.type) && !application.commitmentSigned)
    add(
      'blocks',
      'commitment-unsigned',
      'commitmentSigned',
      '还没有签备案承诺书',
      '请读完承诺书，勾选同意并签署',
      commitment,
    )

  const needs = figureOn(law, `materials.${application.type}`, on)
  if (needs && needs.value === undefined)
    add('review', 'materials-open', 'materials', '参保地没有写明要交什么材料', '提交后由经办人员告诉您', needs)
  for (const text of needs?.value ?? []) {
    const requirement = requirementOf(policies.materials, text)
    if (!requirement || text === 'commitment-letter') continue
    const given = requirement.alternatives.filter((material) => isGiven(checking, material))
    if (given.length === 0) {
      const help = requirement.alternatives.map((material) => material.help).join('；')
      add('blocks', 'material-missing', 'materials', `缺少材料：${requirementText(requirement)}`, help, needs)
    } else if (given.every((material) => material.provided === 'stamp') && !confirmedBySelf(checking)) {
      add(
        'review',
        'stamp-to-check',
        'materials',
        `“${requirementText(requirement)}”要由经办人员核对印章`,
        '提交后在“我的备案”里看进度',
        needs,
      )
    }
  }
  if (application.applicant === 'agent' && !(application.materials ?? []).includes('agent-authority')) {
    const proof = policies.materials.get('agent-authority')
    add(
      'blocks',
      'material-missing',
      'materials',
      `缺少材料：${proof?.title ?? '代办证明'}`,
      proof?.help ?? '委托书或亲属关系证明',
    )
  }
  for (const id of application.materials ?? []) {
    const named = policies.materials.get(id)
    const tangible = named?.provided === 'document' || named?.provided === 'stamp'
    if (tangible && application.uploaded !== undefined && !application.uploaded.includes(id))
      add(
        'review',
        'material-not-uploaded',
        'materials',
        `写了有“${named.title}”，但是没有上传`,
        '请上传照片或 PDF；不上传的由经办人员核对',
      )
    if (!policies.materials.has(id))
      add(
        'blocks',
        'material-unknown',
        'materials',
        `没有名为“${id}”的材料`,
        `可用的有：${[...policies.materials.keys()].join('、')}`,
      )
  }
}

/** A hospital that refers and an employer that stations confirm by applying themselves. */
function confirmedBySelf({ application }: Checking): boolean {
  return application.applicant === 'hospital' || application.applicant === 'employer'
}

function isGiven(checking: Checking, material: Material): boolean {
  const { application } = checking
  if (material.provided === 'by-application') return true
  if (material.provided === 'signature') return application.commitmentSigned && application.commitmentInPlace === true
  if (material.provided === 'stamp' && confirmedBySelf(checking)) return true
  return (application.materials ?? []).includes(material.id)
}
