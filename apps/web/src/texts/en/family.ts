import { family as chinese } from '../zh/family.ts'
import type { Shape } from '../shape.ts'

/** The family account; what only the desk says of it stays Chinese. */
export const family: Shape<typeof chinese> = {
  ...chinese,
  why: 'Log in to let family act for you, or to act for family.',
  own: 'Only you yourself can do this. Please switch back to yourself.',
  people: 'For whom I may act',
  noPeople:
    'Nobody has authorised you yet. Ask your family to log in and name you under “Who may act for me”. A child under 18 you can bind yourself.',
  authorisations: 'Who may act for me',
  noAuthorisations: 'You have not authorised anybody.',
  switchTo: 'Act for them',
  end: 'End it',
  withdraw: 'Withdraw',
  endTitle: (name) => `End the authorisation with ${name}?`,
  endNote: 'It ends at once. Filings, claims and settlements that were made stay.',
  endDo: 'End it',
  authorise: 'Let family act for me',
  bindChild: 'Bind a child under 18',
  sharing: {
    title: 'Family sharing',
    go: 'Family sharing',
    what: 'Family sharing pays with the past years’ balance of a relative. It is not the family account: that one acts for you and moves no money.',
    rule: {
      open: (pool, contact) =>
        `No document of ${pool} says whether sharing is allowed; it is not offered here. Ask ${contact}.`,
      'not-allowed': (pool) => `By the rules of ${pool} there is no sharing.`,
      allowed: (pool, contact) => `By the rules of ${pool} sharing is allowed. Questions: ${contact}.`,
    },
  },
  relation: (mine, title) => (mine ? `your ${title}` : `you are their ${title}`),
  form: {
    consentTitle: 'Let family act for me',
    guardianTitle: 'Bind a child under 18',
    consentLead:
      'Give name and ID number of the relative. After their next log-in they can act for you at once; you can end it any time.',
    guardianLead: 'The agency checks the relation; then you can act for the child, until the day before it turns 18.',
    name: { consent: 'Name of the relative', guardian: 'Name of the child' },
    nameHint: 'As on the ID card',
    idNumber: { consent: 'ID number of the relative', guardian: 'ID number of the child' },
    idHint: '18 characters; the last may be X',
    relation: { consent: 'They are my', guardian: 'The child is my' },
    scopes: 'What they may do for me',
    childScopes: 'What you will do for the child',
    scopesFault: 'Please choose at least one, such as filings and claims.',
    until: 'Until which day',
    untilHint: 'Left empty, it holds until you end it',
    proof: 'Proof of the relation',
    proofPicture: {
      id: 'guardianship-proof',
      title: 'Photo of the proof',
      help: 'Both names have to be readable. Without a photo you are asked to bring the original.',
    },
    nameFault: 'Please write the name, such as 王小明.',
    send: { consent: 'Authorise', guardian: 'Send for checking' },
    sending: 'Sending…',
    sentConsent: (name) =>
      `${name} is authorised. They log in with their own ID number and see it under “For whom I may act”. Name and number have to be theirs exactly.`,
    sentGuardian: 'It was sent to the agency for checking. Please bring the original of the proof you chose.',
  },
  relations: {
    spouse: 'spouse',
    parent: 'parent',
    child: 'child',
    grandparent: 'grandparent',
    grandchild: 'grandchild',
    sibling: 'sibling',
    guardian: 'guardian',
    ward: 'ward',
    other: 'other relative or friend',
  },
  proofs: {
    'household-register': 'Household register',
    'birth-certificate': 'Birth certificate',
    'guardianship-document': 'Document or judgment of guardianship',
  },
  privacy: {
    why: 'Log in to see who looked at your records.',
    stored: 'What is kept of you',
    list: [
      'Who you are: name, ID number, mobile number. Encrypted; never in logs or addresses.',
      'Your insurance: place, kind, benefits, balance of the personal account.',
      'Your filings: where, when, which papers. Address and papers are encrypted.',
      'Your claims: which visit, which invoices, which papers. Account number, how an injury came about, signature and papers are encrypted.',
      'Your visits and settlements: what hospitals registered, charged and settled. Diagnoses are encrypted.',
      'Who did what: every step and every look is written down and cannot be changed.',
    ],
    looks: 'Who looked at or acted in my records',
    looksNote: 'The latest hundred, newest first. If you do not know one, call 12393.',
    noLooks: 'Nobody has looked or acted yet.',
  },
}
