import { useState } from 'react'
import { Check } from './Check.tsx'
import { Choice } from './Choice.tsx'
import { Field } from './Field.tsx'

function Ticked() {
  const [checked, setChecked] = useState(true)
  return <Check label="我已看清并同意" more="不同意就不能网上办" checked={checked} onChange={setChecked} />
}

const examples = {
  空着的: () => <Field label="手机号" hint="办好了短信告诉您" type="tel" value="" onText={() => undefined} />,
  填错了: () => (
    <Field
      label="手机号"
      value="1380000"
      fault="手机号是 11 位数字，您填了 7 位，例如 13800000000"
      onText={() => undefined}
    />
  ),
  带单位: () => <Field label="账单一共" unit="元" inputMode="decimal" value="20000" onText={() => undefined} />,
  选一个: () => (
    <Choice
      label="参保类型"
      value="resident"
      options={[
        ['employee', '职工医保'],
        ['resident', '城乡居民医保'],
      ]}
      onChoose={() => undefined}
    />
  ),
  打勾: () => <Ticked />,
}

export default { title: '填空', examples }
