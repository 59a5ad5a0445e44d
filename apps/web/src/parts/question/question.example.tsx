import { useState } from 'react'
import { Question } from './Question.tsx'

const questions = [
  {
    text: '您去那里是为了什么？',
    options: [
      { value: 'live', text: '长期居住、工作或者投靠家人' },
      { value: 'treat', text: '去看病，参保地的医院建议转过去' },
    ],
  },
  {
    text: '打算住多久？',
    help: '不到六个月的，按临时外出办理。',
    options: [
      { value: '3', text: '不到六个月' },
      { value: '12', text: '六个月以上' },
    ],
  },
] as const

function Way() {
  const [at, setAt] = useState(0)
  const question = questions[at % questions.length]!
  return <Question {...question} number={at + 1} onAnswer={() => setAt(at + 1)} />
}

export const examples = {
  一题接一题: () => <Way />,
  只有一题: () => <Question {...questions[1]} onAnswer={() => undefined} />,
}
export default { title: '一页一问', examples }
