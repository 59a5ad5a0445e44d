/** Made-up numbers and names of people: every one of its own, the same for the same count. */
import type { CloneOf, TemplatePerson } from './names.ts'

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [
  ...'一乙丁七三上中云五仁今伟佳俊信元兰冬初力北华南双可吉同向和国园圆坚壮夏多大天如妙子宁安定宜家小山川平年广庆康建强心志忠思怡恒悦慧成才文斌方旭日明春晓月有朋林松果柏树梅森楠永江沁河波泉洋浩海清源溪漫火炎然珊珍琳瑞生田甜白百盛真石福秀秋竹简米红纯纪细继维美翠胜致良艳芳若英莉莲菊萍蓝蕾虹行言诚诺谦豪贤贵越超路跃轩辉辰达迎远逸邦重金钢铁锋长阳阿陆隆雅雨雪青静韵顺颖风飞香馨高鸣鹏',
]

/** Check character of an identity card (GB 11643). */
function checked(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return first17 + '10X98765432'[sum % 11]!
}

const two = (value: number): string => String(value).padStart(2, '0')

const daysOfYear = 336
const ofOneDay = 500

/** An ID number of the year of birth and the sex of another's, of an area that does not exist. */
function idNumberLike(original: string, index: number): string {
  const card = /^\d{6}(\d{4})\d{4}\d{2}(\d)[\dX]$/.exec(original)
  const year = card?.[1] ?? '1970'
  const parity = Number(card?.[2] ?? '1') % 2
  const day = index % daysOfYear
  const inDay = Math.floor(index / daysOfYear)
  const sequence = (inDay % ofOneDay) * 2 + parity
  const area = `${String(90 + Math.floor(inDay / ofOneDay / 90))}${two(10 + (Math.floor(inDay / ofOneDay) % 90))}00`
  return checked(
    `${area}${year}${two(1 + Math.floor(day / 28))}${two(1 + (day % 28))}${String(sequence).padStart(3, '0')}`,
  )
}

/** The clone with this count of a template; `series` keeps the numbers of several populations of one database apart. */
export function cloneOf(person: TemplatePerson, pool: string, index: number, series: number): CloneOf {
  const count = String(index).padStart(9, '0')
  const spread = Math.imul(index, 0x9e3779b1) >>> 0
  return {
    index: series * 100_000_000 + index,
    personNo: `${pool}9${String(series)}000${count}`,
    idNumber: idNumberLike(person.idNumber, series * 10_000_000 + index),
    name:
      person.name === ''
        ? ''
        : surnames[spread % surnames.length]! +
          given[(spread >>> 5) % given.length]! +
          given[(spread >>> 14) % given.length]!,
    phone: person.phone === '' ? '' : `199${String((series * 50_000_000 + index) % 100_000_000).padStart(8, '0')}`,
    card: person.card === '' ? '' : `Z${String(series)}${count.slice(-8)}`,
  }
}
