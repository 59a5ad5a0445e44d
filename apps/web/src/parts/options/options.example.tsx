import { Card } from '../card/Card.tsx'
import { Options } from './Options.tsx'

const examples = {
  选了一个: () => (
    <Options
      options={[
        { value: 'inpatient', label: '住院' },
        { value: 'outpatient', label: '普通门诊', more: '急诊也算在这里' },
        { value: 'pharmacy', label: '药店购药' },
      ]}
      chosen="outpatient"
      onChoose={() => undefined}
    />
  ),
  立在页面上: () => (
    <Card bare>
      <Options
        card
        options={[
          { value: 'a', label: '恶性肿瘤', more: '异地可直接结算' },
          { value: 'b', label: '慢性肾功能不全' },
        ]}
        chosen={undefined}
        onChoose={() => undefined}
      />
    </Card>
  ),
}

export default { title: '答案', examples }
