import { Progress } from './Progress.tsx'

const examples = {
  知道一共几步: () => <Progress at={3} of={6} />,
  最后一步: () => <Progress at={5} of={5} />,
  还不知道几步: () => <Progress at={2} />,
}

export default { title: '第几步', examples }
