import type { InstitutionFound } from '@yidi/contracts'
import { code, one, text } from '@yidi/contracts/interface'
import { divisionOf } from '@yidi/rules'
import { creditCodesOf, readFound, searchInstitutions } from '../../care/institutions/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Call } from '../call.ts'
import { gradeCodes, institutionType } from '../institution-codes.ts'
import { missingWarning } from '../registration.ts'
import { query } from '../transaction.ts'

/** Rows of one answer at most. */
const mostRows = 100

/** The kinds that the directory has, by `fixmedins_type`. */
const kinds: Readonly<Record<string, 'hospital' | 'pharmacy'>> = { '1': 'hospital', '2': 'pharmacy' }

interface Asked {
  fixmedins_type: string
  fixmedins_name: string
  fixmedins_code: string
}

/**
 * 1201 医药机构信息获取: institutions of the directory, by type and by code or any part of the name. A code is looked for
 * everywhere, a name in the place of treatment that the message names, for a patient may be sent on to another city.
 */
export default query({
  infno: '1201',
  name: '医药机构信息获取',
  input: {
    medinsinfo: one({
      fixmedins_type: code('定点医疗服务机构类型', 'fixmedins_type', 'should'),
      fixmedins_name: text('定点医药机构名称', 200, 'may'),
      fixmedins_code: text('定点医药机构编号', 12, 'may'),
    }),
  },
  run: async (call, { medinsinfo }) => {
    const { found, more } = await institutionsAsked(call, medinsinfo)
    const creditCodes = await creditCodesOf(
      call.services.db,
      found.map((institution) => institution.code),
    )
    return call.answer(
      {
        medinsinfo: found.map((institution) => ({
          fixmedins_code: institution.code,
          fixmedins_name: institution.name,
          uscc: creditCodes.get(institution.code) ?? '',
          fixmedins_type: institutionType(institution.level),
          hosp_lv: gradeCodes[institution.level],
          exp_content: null,
        })),
      },
      [
        missingWarning(call),
        more ? `只列出前${String(mostRows)}家，请补充名称里的字或机构编号再查` : '',
        found.length === 0 ? noneWords(call, medinsinfo) : '',
      ],
    )
  },
})

async function institutionsAsked(call: Call, asked: Asked): Promise<{ found: InstitutionFound[]; more: boolean }> {
  const { db, clock, release } = call.services
  const [day, kind] = [clock.today(), kinds[asked.fixmedins_type]]
  if (asked.fixmedins_type !== '' && kind === undefined) return { found: [], more: false }
  if (asked.fixmedins_code !== '') {
    const institution = await readFound(db, asked.fixmedins_code, day, release)
    const named = institution !== undefined && institution.name.includes(asked.fixmedins_name)
    const fits = named && (kind === undefined || institutionType(institution.level) === asked.fixmedins_type)
    return { found: fits ? [institution] : [], more: false }
  }
  const place = placeAsked(call)
  const { institutions, next } = await searchInstitutions(
    db,
    {
      q: asked.fixmedins_name,
      limit: mostRows,
      ...(kind === undefined ? {} : { kind }),
      ...(place === undefined ? {} : { place }),
    },
    day,
    release,
  )
  return { found: institutions, more: next !== null }
}

/** The place of treatment of the message; undefined where it names none that there is: then every place is searched. */
function placeAsked({ message, services }: Call): string | undefined {
  return divisionOf(services.release.places, message.place) === undefined ? undefined : message.place
}

function noneWords(call: Call, asked: Asked): string {
  if (asked.fixmedins_type !== '' && kinds[asked.fixmedins_type] === undefined)
    return '机构目录只有定点医疗机构（1）和定点零售药店（2）'
  if (asked.fixmedins_code !== '')
    return `机构目录里没有符合的${asked.fixmedins_code.slice(0, 20)}，请核对编号、类型和名称`
  const place = placeAsked(call)
  const where = place === undefined ? '机构目录' : `${placeName(place)}的机构目录`
  return `${where}里没有符合的机构；查别的城市，请在mdtrtarea_admvs写那里的区划`
}
