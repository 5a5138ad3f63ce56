// Knows what can be said about each example before it is opened: its name, its size and where its facts come from; holds no example.

/** A place where facts of an example were found, and how sure they are. */
interface ExampleSource {
  readonly where: string
  /** verified = read there; general = well known, not read for this. */
  readonly basis: 'verified' | 'general'
  readonly use: string
}
export type ExampleId = '01' | '04' | '06'

/** One example as the start page offers it. */
export interface Example {
  readonly id: ExampleId
  /** What people call it; the board made from it is called `title`. */
  readonly name: string
  readonly title: string
  readonly fileName: string
  /** The date the picture is true for, as far as it is known. */
  readonly asOf: string
  readonly place: string
  readonly about: string
  readonly organisations: number
  readonly objectives: number
  readonly sources: readonly ExampleSource[]
}

/** Real partnerships, written down from what they have published; parts marked so in the files are illustrative. */
export const EXAMPLES: readonly Example[] = [
  {
    id: '01',
    name: 'Dumfries and Galloway Health and Social Care Partnership',
    title: 'Dumfries and Galloway Health and Social Care Partnership',
    fileName: '01-dumfries-galloway-integration.json',
    asOf: '2023',
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
    name: 'OpenJS Foundation Cross Project Council',
    title: 'OpenJS Foundation Cross Project Council',
    fileName: '04-openjs-cross-project-council.json',
    asOf: '2026-07-23',
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
    name: 'Mediterranean Action Plan',
    title: 'Mediterranean Action Plan – Barcelona Convention (خطة عمل البحر المتوسط)',
    fileName: '06-mediterranean-action-plan.json',
    asOf: '2019-12-05',
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
