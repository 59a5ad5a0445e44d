import { useState } from 'react'
import { PlacePicker } from './PlacePicker.tsx'

function Picking() {
  const [chosen, setChosen] = useState<string>()
  return <PlacePicker chosen={chosen} onChoose={setChosen} />
}

const examples = {
  常去的: () => <Picking />,
}

export default { title: '选城市', examples }
