export const onMap = {
  open: '在地图上看',
  /** 读屏时说清楚是谁、去哪里。 */
  openOf: (name: string) => `在高德地图上看${name}的位置`,
  note: '点开是高德地图的网页，只带上机构的名称和地址，不带您的任何信息。',
}
