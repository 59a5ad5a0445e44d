import { PaperLink } from './PaperLink.tsx'

const examples = {
  两种: () => (
    <>
      <PaperLink href="/api/filings/F1/receipt.pdf" primary>
        备案凭证
      </PaperLink>
      <PaperLink href="/api/filings/F1/form.pdf">备案表</PaperLink>
    </>
  ),
}

export default { title: '一张可以打开的纸', examples }
