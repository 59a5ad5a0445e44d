import { switchTo } from '../../api/acting.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import * as t from '../../texts/index.ts'

/** What an agent sees of a page that is the person's own. */
export function OwnOnly() {
  return (
    <Card>
      <p>{t.family.own}</p>
      <Button kind="primary" onClick={() => switchTo(null)}>
        {t.frame.backToMe}
      </Button>
    </Card>
  )
}
