import { MapLink } from './MapLink.tsx'

export const examples = {
  有地址的: () => <MapLink name="演示上海三级医院" address="上海市演示路 1 号" />,
}
export default { title: '在地图上看', examples }
