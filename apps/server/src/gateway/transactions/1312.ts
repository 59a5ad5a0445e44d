import { code, one, text, time, unscaled } from '@yidi/contracts/interface'
import type { CatalogueList, CatalogueSearch, ListedItem } from '../../care/catalogue/index.ts'
import { chargeTypes, classCodes } from '../bill.ts'
import { cataloguePlace, isGood, listTypes, recordId, shareWords } from '../catalogue.ts'
import { answerPage, pageFields } from '../catalogue-pages.ts'
import { dayOfMoment } from '../registration.ts'
import { shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/**
 * 1312 医保目录信息查询: the catalogue of a place, page by page: what is paid for, of which class, with what own share, from which day to
 * which. What it does not say of an item (restrictions, maternity, compound use) is null, and so are the strokes of a name.
 */
export default query({
  infno: '1312',
  name: '医保目录信息查询',
  input: {
    data: one({
      query_date: time('查询时间点', 'may'),
      hilist_code: text('医保目录编码', 30, 'may'),
      insu_admdvs: text('参保机构医保区划', 6, 'may'),
      begndate: time('开始日期', 'may'),
      hilist_name: text('医保目录名称', 200, 'may'),
      pinyin: text('拼音助记码', 30, 'may'),
      chrgitm_lv: code('收费项目等级', 'chrgitm_lv', 'may'),
      list_type: code('目录类别', 'list_type', 'may'),
      vali_flag: code('有效标志', 'vali_flag', 'may'),
      updt_time: time('更新时间', 'may'),
      ...pageFields,
    }),
  },
  run: async (call, { data }) => {
    const today = call.services.clock.today()
    const place = await cataloguePlace(call, data.insu_admdvs)
    const search: CatalogueSearch = {
      place,
      ...(data.list_type === '' ? {} : { lists: lists.filter((list) => listTypes[list] === data.list_type) }),
      ...(data.chrgitm_lv === '' ? {} : { class: classes.find((own) => classCodes[own] === data.chrgitm_lv)! }),
      ...(data.hilist_code === '' ? {} : { code: data.hilist_code }),
      ...(data.hilist_name === '' ? {} : { name: data.hilist_name }),
      ...(data.pinyin === '' ? {} : { initials: data.pinyin }),
      ...(data.query_date === '' ? {} : { on: dayOfMoment(data.query_date) }),
      ...(data.begndate === '' ? {} : { beginsFrom: dayOfMoment(data.begndate) }),
      ...(data.updt_time === '' ? {} : { loadedFrom: dayOfMoment(data.updt_time) }),
      ...(data.vali_flag === '' ? {} : { overOn: { day: today, over: data.vali_flag === '0' } }),
    }
    return answerPage(call, search, data, (item) => rowOf(item, today))
  },
})

const lists = Object.keys(listTypes) as CatalogueList[]
const classes = Object.keys(classCodes) as (keyof typeof classCodes)[]

function rowOf(item: ListedItem, today: string): Record<string, unknown> {
  const loaded = shanghaiMoment(item.loadedAt)
  return {
    hilist_code: item.code,
    hilist_name: item.name,
    insu_admdvs: item.place,
    begndate: item.from,
    enddate: item.to,
    med_chrgitm_type: chargeTypes[item.kind],
    chrgitm_lv: classCodes[item.class],
    selfpay_prop: item.class === 'C' ? 1 : unscaled(item.ownSharePpm, 6),
    lmt_used_flag: null,
    list_type: listTypes[item.list],
    med_use_flag: '1',
    matn_used_flag: null,
    hilist_use_type: null,
    lmt_cpnd_type: null,
    wubi: null,
    pinyin: item.initials,
    memo: shareWords(item),
    vali_flag: isGood(item, today) ? '1' : '0',
    rid: recordId(item),
    updt_time: loaded,
    crte_time: loaded,
    poolarea_no: item.place,
  }
}
