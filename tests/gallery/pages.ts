/**
 * Every page that is kept as a picture: what it shows, its address, who looks at it. `{approved}` in an address is what
 * the world of the gallery calls so. A page of the route tables that is missing here fails the test.
 */
import type { Viewer } from './doors.ts'

export interface GalleryPage {
  /** The folder of its pictures: phone or desk, the page, and its state where it has several. */
  name: string
  path: string
  who: Viewer
  /** In words, for whoever looks at the gallery. */
  state: string
  /** Buttons to press and sections to open, by name, once the page is there. */
  press?: readonly string[]
}

const phone = (name: string, path: string, who: Viewer, state: string, press?: readonly string[]): GalleryPage => ({
  name: `phone-${name}`,
  path,
  who,
  state,
  ...(press === undefined ? {} : { press }),
})

const form = 'step=form&place=310100&answers=stay.0&type=temporary'

export const phonePages: readonly GalleryPage[] = [
  phone('home', '/', 'guest', 'nobody logged in'),
  phone('home-own', '/', 'active', 'with a filing'),
  phone('quote', '/quote', 'guest', 'the example'),
  phone('quote-basis', '/quote', 'guest', 'what a figure rests on', ['看依据']),
  phone('login', '/login', 'guest', 'empty'),
  phone('login-faults', '/login', 'guest', 'sent empty', ['登录']),
  phone('activate', '/activate', 'guest', 'empty'),
  phone('me', '/me', 'active', 'logged in'),
  phone('me-guest', '/me', 'guest', 'nobody logged in'),
  phone('messages', '/messages', 'active', 'two not read'),
  phone('messages-empty', '/messages', 'child', 'none'),
  phone('account', '/account', 'active', 'the sums of a year, every entry', ['收支明细']),
  phone('family', '/me/family', 'retiredWithFiling', 'one authorised'),
  phone('family-empty', '/me/family', 'xingtai', 'nobody authorised'),
  phone('authorise', '/me/family/new', 'active', 'empty'),
  phone('privacy', '/me/privacy', 'taizhouResident', 'who has looked'),
  phone('code', '/code', 'active', 'a fresh code'),
  phone('diseases', '/diseases', 'provincialReferral', 'one applied for'),
  phone('diseases-empty', '/diseases', 'provincialActive', 'none'),
  phone('disease', '/diseases/new', 'provincialReferral', 'empty'),
  phone('abroad', '/abroad', 'provincialReferral', 'one applied for'),
  phone('leave', '/abroad/new', 'provincialReferral', 'empty'),
  phone('file', '/file', 'active', 'where to'),
  phone('file-ask', '/file?step=ask&place=310100', 'active', 'the first question'),
  phone('file-form', `/file?${form}`, 'active', 'the form'),
  phone('file-faults', `/file?${form}`, 'active', 'the form sent empty', ['下一步']),
  phone('filings', '/filings', 'taizhouResident', 'waiting, sent back, refused'),
  phone('filings-empty', '/filings', 'child', 'none'),
  phone('filings-guest', '/filings', 'guest', 'nobody logged in'),
  phone('filing-approved', '/filings/{approved}', 'active', 'approved'),
  phone('filing-sent-back', '/filings/{sentBack}', 'taizhouResident', 'to be corrected'),
  phone('filing-refused', '/filings/{refused}', 'taizhouResident', 'refused'),
  phone('filing-missing', '/filings/B330100-20260620-XXXXXXXXXX', 'active', 'somebody else’s'),
  phone('receipt', '/filings/{approved}/receipt', 'active', 'approved'),
  phone('claims', '/claims', 'retiredWithFiling', 'sent back, decided, being paid, paid, returned'),
  phone('claims-empty', '/claims', 'child', 'none'),
  phone('claim-new', '/claims/new', 'retiredWithFiling', 'why it was not settled'),
  phone('claim-faults', '/claims/new', 'retiredWithFiling', 'sent on without a choice', ['下一步']),
  phone('claim-sent-back', '/claims/{claimBack}', 'retiredWithFiling', 'to be corrected'),
  phone(
    'claim-correct',
    '/claims/new?of={claimBack}&step=check',
    'retiredWithFiling',
    'checked again, with its estimate',
  ),
  phone('claim-decided', '/claims/{claimDecided}', 'retiredWithFiling', 'decided, a line cut'),
  phone('claim-returned', '/claims/{returned}', 'retiredWithFiling', 'come back from the bank, its appeal answered'),
  phone('institutions', '/institutions?place=310100', 'guest', 'of one city'),
  phone('institutions-empty', '/institutions?q=ysshyy', 'guest', 'none found'),
  phone('institution', '/institutions/H31010000001', 'guest', 'networked'),
  phone('institution-not-networked', '/institutions/H31010000003', 'guest', 'not networked'),
  phone('guide', '/guide?pool=331000', 'guest', 'of one pool'),
  phone('guide-open', '/guide?pool=331000', 'guest', 'who does what, opened', ['办理流程']),
  phone('need', '/guidance?pool=331000&place=310100', 'guest', 'for one city'),
  phone('contacts', '/contacts?pool=331000', 'guest', 'of one pool'),
  phone('policy', '/policy', 'guest', 'all documents'),
  phone('document', '/policy/zj-provincial-2016-113', 'guest', 'one document'),
  phone('direct', '/direct', 'active', 'which hospital'),
  phone('direct-yes', '/direct?institution=H31010000001', 'active', 'yes'),
  phone('direct-no', '/direct?institution=H31010000001', 'child', 'not without a filing'),
  phone('verify', '/verify/{receipt}', 'guest', 'good'),
  phone('verify-wrong', '/verify/AAAAAA', 'guest', 'no such receipt'),
  phone('settlements', '/settlements', 'active', 'one'),
  phone('settlements-empty', '/settlements', 'child', 'none'),
  phone('settlement', '/settlements/{bill}', 'active', 'settled'),
  phone('settlement-undone', '/settlements/{undone}', 'retiredWithFiling', 'undone'),
]

const desk = (name: string, path: string, account: string, state: string, press?: readonly string[]): GalleryPage => ({
  name: `desk-${name}`,
  path: `/desk${path}`,
  who: account === '' ? 'guest' : `staff ${account}`,
  state,
  ...(press === undefined ? {} : { press }),
})

export const deskPages: readonly GalleryPage[] = [
  desk('login', '/login', '', 'empty'),
  desk('queue', '/', 'desk-331000', 'one waits'),
  desk('queue-empty', '/', 'desk-130500', 'nothing waits'),
  desk('filings', '/filings', 'desk-331000', 'nothing asked'),
  desk('case', '/filings/{waiting}', 'desk-331000', 'to be accepted'),
  desk('case-review', '/filings/{accepted}', 'review-331000', 'to be decided'),
  desk('case-refused', '/filings/{refused}', 'review-331000', 'refused'),
  desk('claims', '/claims', 'review-330100', 'one in review, one to be approved'),
  desk('claim', '/claims/{claim}', 'review-330100', 'in review'),
  desk('claim-cut', '/claims/{claim}', 'review-330100', 'a line cut', ['办理“甲类诊疗项目”', '扣减这一项']),
  desk('claim-approval', '/claims/{reviewed}', 'approve-330100', 'what an approval pays', ['核定']),
  desk('claims-entry', '/claims-entry', 'desk-330100', 'nobody found yet'),
  desk('checks', '/checks', 'review-330100', 'one drawn'),
  desk('checks-empty', '/checks', 'review-331000', 'none'),
  desk('referrals', '/referrals', 'hospital-H33010000001', 'one filed'),
  desk('referrals-empty', '/referrals', 'hospital-H31010000001', 'none'),
  desk('people', '/people', 'desk-330100', 'nothing asked'),
  desk('enrol', '/people/new', 'desk-330100', 'empty'),
  desk('person', '/people/33010000000000000001', 'desk-330100', 'insured'),
  desk('institutions', '/institutions', 'review-330100', 'the directory'),
  desk('institution', '/institutions/H33010000001', 'review-330100', 'agreement in force'),
  desk('institution-issue', '/institutions/H33010000001', 'review-330100', 'a key to be issued', ['发放密钥']),
  desk('keys', '/keys', 'hospital-H33010000001', 'as the institution sees them'),
  desk('visits', '/visits', 'hospital-H33010000001', 'one'),
  desk('visit', '/visits/{visit}', 'review-339900', 'settled, undone and settled again'),
  desk('rulings', '/rulings', 'approve-330100', 'two, one with an end'),
  desk('rulings-enter', '/rulings', 'approve-330100', 'sent empty', ['录入裁定', '录入']),
  desk('rulings-end', '/rulings', 'approve-330100', 'to be ended', ['定失效日']),
  desk('rulings-empty', '/rulings', 'review-331000', 'none, and nothing to enter'),
  desk('figures', '/figures', 'approve-330100', 'in force, and one corrected'),
  desk('figures-enter', '/figures', 'approve-330100', 'sent empty', ['录入数值', '录入']),
  desk('figures-empty', '/figures', 'review-331000', 'none'),
  desk('appeal', '/appeals/{appeal}', 'approve2-330100', 'to be answered'),
  desk('appeal-faults', '/appeals/{appeal}', 'approve2-330100', 'answered without words', ['申诉成立']),
  desk('appeal-own', '/appeals/{appeal}', 'approve-330100', 'as who approved it sees it'),
  desk('appeal-answered', '/appeals/{answered}', 'review-330100', 'answered'),
  desk('payments', '/payments', 'finance-330100', 'two wait, two batches'),
  desk('payments-audit', '/payments', 'audit', 'as audit sees them'),
  desk('payments-drawn', '/payments/{drawn}', 'finance2-330100', 'to be confirmed'),
  desk('payments-batch', '/payments/{batch}', 'finance-330100', 'paid, returned and open'),
  desk('payments-returned', '/payments/{batch}', 'finance-330100', 'one to be marked as returned', ['第 3 笔退回']),
  desk('import', '/institutions/import', 'admin', 'empty'),
  desk('staff', '/staff', 'security', 'all accounts'),
  desk('audit', '/audit', 'audit', 'the last day'),
  desk('undelivered', '/undelivered', 'admin', 'none'),
  desk('account', '/account', 'audit', 'without a second factor'),
  desk('entry', '/entry', 'desk-330100', 'nobody found yet'),
  desk('entry-community', '/entry', 'community-331000', 'nothing entered yet'),
  desk('authorisation', '/authorisations/{guardian}', 'review-330100', 'waits'),
  desk('employer', '/employer', 'employer-D33010000001', 'one filed'),
  desk('employers', '/employers', 'desk-330100', 'all'),
  desk('register', '/registers/{disease}', 'review-339900', 'waits'),
  desk('other-room', '/people', 'community-331000', 'a room of others'),
]
