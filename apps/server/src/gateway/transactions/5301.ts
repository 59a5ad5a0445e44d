import { one, text } from '@yidi/contracts/interface'
import { diseaseListOpen } from '@yidi/rules'
import { diseasesOn } from '../../person/entitlements/index.ts'
import type { RegisteredDisease } from '../../person/entitlements/index.ts'
import { readFile } from '../../person/file/index.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** 5301 人员慢特病备案查询: the diseases that are registered today; where the pool's list is open, each says so. */
export default query({
  infno: '5301',
  name: '人员慢特病备案查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
    }),
  },
  run: async (call, { data }) => {
    const { db, clock, release } = call.services
    const file = await readFile(db, { personNo: data.psn_no }, ['registers'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${data.psn_no}`)
    const diseases = diseasesOn(db.ciphers, file.registers, clock.today())
    const noteOf = ({ pool, from }: RegisteredDisease): string | null => {
      const law = release.filing.laws.get(pool)
      return (law && diseaseListOpen(law, from)?.text) ?? null
    }
    return call.answer({
      feedetail: diseases.map((disease) => ({
        opsp_dise_code: disease.code,
        opsp_dise_name: disease.kind,
        begndate: disease.from,
        enddate: disease.to,
        exp_content: noteOf(disease),
      })),
    })
  },
})
