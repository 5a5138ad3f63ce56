// Knows which published partnerships a new board may start from and where each was read; the content itself is on the server.

export interface Example {
  readonly id: '01' | '04' | '06'
  readonly title: string
  readonly place: string
  readonly about: string
  readonly organisations: number
  readonly objectives: number
  readonly sources: readonly { readonly where: string; readonly basis: 'verified' | 'general'; readonly use: string }[]
}

export const EXAMPLE_LIST: readonly Example[] = [
  {
    id: '01',
    title: 'Dumfries and Galloway Health and Social Care Partnership',
    place: 'Dumfries and Galloway, Scotland',
    about: 'A council and a health board hand adult care and health planning to a third body they share.',
    organisations: 5,
    objectives: 3,
    sources: [
      {
        where: 'Integration Scheme, opening pages (docslib.org/doc/10040685)',
        basis: 'verified',
        use: 'the parties, the shared body and its role, approval in 2015',
      },
      {
        where: 'A Scottish integration scheme, clause 14 (lawinsider.com/clause/dispute-resolution-mechanism)',
        basis: 'verified',
        use: 'the steps if they disagree; that it is this very area is not confirmed',
      },
      {
        where: 'Roles and membership of an integration joint board, page 2 (gov.scot)',
        basis: 'verified',
        use: 'what the shared body does',
      },
      {
        where: 'Consultation on an integration scheme (west-dunbarton.gov.uk)',
        basis: 'verified',
        use: 'the scheme binds and is looked at again within five years',
      },
      {
        where: 'Scottish statutory instrument 2014/285, article 6 (legislation.gov.uk)',
        basis: 'verified',
        use: 'chair and vice chair by turns',
      },
      {
        where: 'National indicators and usual practice',
        basis: 'general',
        use: 'measures, seats of carers and the third sector',
      },
    ],
  },
  {
    id: '04',
    title: 'OpenJS Foundation Cross Project Council',
    place: 'Worldwide',
    about: 'Independent open-source projects share one council; a separate board of sponsors sets policy and money.',
    organisations: 11,
    objectives: 7,
    sources: [
      {
        where:
          'Founding document of the council, sections 3 to 12 (github.com/openjs-foundation/cross-project-council)',
        basis: 'verified',
        use: 'members, votes, elections, how decisions are made',
      },
      { where: 'Its governance page', basis: 'verified', use: 'time limits, approvals, weekly meeting' },
      {
        where: 'Its dates, project stages and expectations of members',
        basis: 'verified',
        use: 'election calendar, yearly survey',
      },
    ],
  },
  {
    id: '06',
    title: 'Mediterranean Action Plan',
    place: 'Mediterranean Sea',
    about: 'Twenty-one countries and the European Union protect the sea and the coast under one convention.',
    organisations: 32,
    objectives: 14,
    sources: [
      { where: 'Treaty 2841, article 22 (iea.uoregon.edu)', basis: 'verified', use: 'the steps if they disagree' },
      {
        where: 'Barcelona Convention 1976 (informea.org) and a UNDP summary',
        basis: 'verified',
        use: 'the area, the parties, reporting',
      },
      {
        where: 'Eleven ecological objectives (rac-spa.org) and State of the Mediterranean 2012',
        basis: 'verified',
        use: 'the objectives, the six-year cycle',
      },
      { where: 'Final Act 1995 (iea.uoregon.edu)', basis: 'verified', use: 'the list of parties in 1995' },
      { where: 'Reports of the Bureau, 2019', basis: 'verified', use: 'who presides, the meeting in Naples' },
      { where: "The convention's annex and its centres", basis: 'general', use: 'host countries, votes, sea areas' },
    ],
  },
]
