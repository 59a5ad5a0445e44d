import { useState } from 'react'
import { Button } from '../button/Button.tsx'
import { Field } from '../field/Field.tsx'
import { Form } from './Form.tsx'

function Asked() {
  const [name, setName] = useState('')
  const [sent, setSent] = useState<string>()
  return (
    <Form onSend={() => setSent(name)}>
      <Field label="姓名" value={name} onText={setName} />
      <Button type="submit" kind="primary">
        查询
      </Button>
      {sent === undefined ? null : <p role="status">交了：{sent}</p>}
    </Form>
  )
}

const examples = {
  填了就交: () => <Asked />,
}

export default { title: '表单', examples }
