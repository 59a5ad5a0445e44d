import { code, one, text, time } from '@yidi/contracts/interface'
import { cataloguePlace, isGood, recordId, versionOf } from '../catalogue.ts'
import { answerPage, pageFields } from '../catalogue-pages.ts'
import { dayOfMoment } from '../registration.ts'
import { shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/** 1304 民族药品目录查询: the ethnic medicines of the place's catalogue, page by page. */
export default query({
  infno: '1304',
  name: '民族药品目录查询',
  input: {
    data: one({
      med_list_codg: text('医疗目录编码', 50, 'may'),
      drug_genname: text('药品通用名', 200, 'may'),
      vali_flag: code('有效标志', 'vali_flag', 'may'),
      updt_time: time('更新时间', 'may'),
      ...pageFields,
    }),
  },
  run: async (call, { data }) => {
    const today = call.services.clock.today()
    const search = {
      place: await cataloguePlace(call),
      lists: ['ethnic'] as const,
      ...(data.med_list_codg === '' ? {} : { code: data.med_list_codg }),
      ...(data.drug_genname === '' ? {} : { name: data.drug_genname }),
      ...(data.vali_flag === '' ? {} : { overOn: { day: today, over: data.vali_flag === '0' } }),
      ...(data.updt_time === '' ? {} : { loadedFrom: dayOfMoment(data.updt_time) }),
    }
    return answerPage(call, search, data, (item) => ({
      med_list_codg: item.code,
      drug_genname: item.name,
      begndate: item.from,
      enddate: item.to,
      pinyin: item.initials,
      vali_flag: isGood(item, today) ? '1' : '0',
      rid: recordId(item),
      crte_time: shanghaiMoment(item.loadedAt),
      updt_time: shanghaiMoment(item.loadedAt),
      ver: versionOf(item),
    }))
  },
})
