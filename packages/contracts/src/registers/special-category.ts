/**
 * Special categories (特殊人员): people whose treatment is paid through a channel of its own and never by the ordinary
 * rules (浙人社发〔2016〕113号 article 45).
 */
export const specialCategories = {
  'retired-cadre': '离休人员',
  'red-army-veteran': '老红军',
  'disabled-serviceman': '残疾军人（一至六级）',
} as const

export type SpecialCategory = keyof typeof specialCategories
