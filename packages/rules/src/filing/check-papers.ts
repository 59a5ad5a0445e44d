/** The commitment letter and the materials. */
import type { Checking } from './checking.ts'
import { figureOn } from './law.ts'
import type { FilingFigure } from './law.ts'
import type { Requirement } from './materials.ts'
import { requirementText } from './materials.ts'
import { authorityOf, filingPapers, papersFor, requirementsOn } from './papers.ts'

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
  for (const requirement of requirementsOn(policies, law, application, on)) checkGiven(checking, requirement, needs)
  for (const requirement of authorityOf(policies, application)) checkGiven(checking, requirement)
  for (const { title, state } of filingPapers(policies, law, application, on))
    if (state === 'not-uploaded')
      add(
        'review',
        'material-not-uploaded',
        'materials',
        `写了有“${title}”，但是没有上传`,
        '请上传照片或 PDF；不上传的由经办人员核对',
      )
  for (const id of application.materials ?? [])
    if (!policies.materials.has(id))
      add(
        'blocks',
        'material-unknown',
        'materials',
        `没有名为“${id}”的材料`,
        `可用的有：${[...policies.materials.keys()].join('、')}`,
      )
}

/** One thing that must be handed in: nothing of it is there, or only a seal that somebody has to look at. */
function checkGiven({ policies, application, add }: Checking, requirement: Requirement, needs?: FilingFigure): void {
  const papers = papersFor(application, requirement)
  const text = requirementText(requirement)
  if (papers.some(({ state }) => state === 'absent')) {
    const help = requirement.alternatives.map((material) => material.help).join('；')
    return add('blocks', 'material-missing', 'materials', `缺少材料：${text}`, help, needs)
  }
  const seals = papers.filter(({ id, state }) => isSeal(policies.materials.get(id)) && state !== 'confirmed')
  if (papers.length > 0 && seals.length === papers.length)
    add('review', 'stamp-to-check', 'materials', `“${text}”要由经办人员核对印章`, '提交后在“我的备案”里看进度', needs)
}

function isSeal(material: { provided: string } | undefined): boolean {
  return material?.provided === 'stamp'
}
