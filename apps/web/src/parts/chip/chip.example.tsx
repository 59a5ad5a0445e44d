import { Chip, Chips } from './Chip.tsx'

const examples = {
  '一排，选了一个': () => (
    <Chips role="group" aria-label="常去的城市">
      {['上海市', '北京市', '杭州市', '宁波市', '南京市', '广州市', '武汉市', '三亚市'].map((city) => (
        <Chip key={city} aria-pressed={city === '杭州市'}>
          {city}
        </Chip>
      ))}
    </Chips>
  ),
}

export default { title: '小选项', examples }
