// Knows what can be said about each example before it is opened: its name, its size and where its facts come from; holds no example.

/** A place where facts of an example were found, and how sure they are. */
export interface ExampleSource {
  readonly where: string
  /** verified = read there; general = well known, not read for this. */
  readonly basis: 'verified' | 'general'
  readonly use: string
}
export const EXAMPLE_IDS = ['01', '04', '06'] as const
export type ExampleId = (typeof EXAMPLE_IDS)[number]

/** One example as a home page offers it. */
export interface Example {
  readonly id: ExampleId
  readonly title: string
  readonly summary: string
  readonly fileName: string
  readonly partners: number
  readonly objectives: number
  /** The date the picture is true for, as far as it is known. */
  readonly asOf: string
  readonly sources: readonly ExampleSource[]
}

/** Real partnerships, written down from what they have published; parts marked so in the files are illustrative. */
export const EXAMPLES: readonly Example[] = [
  {
    id: '01',
    title: 'Dumfries and Galloway Health and Social Care Partnership',
    summary:
      'A council and a health board hand adult care and health planning to a third body, the Integration Joint Board, under a scheme required by the 2014 Act.',
    fileName: '01-dumfries-galloway-integration.json',
    partners: 5,
    objectives: 3,
    asOf: '2023',
    sources: [
      {
        where: 'docslib.org/doc/10040685/dumfries-and-galloway (Integration Scheme, opening pages)',
        basis: 'verified',
        use: 'parties, body corporate model, approval 3 Oct 2015, IJB role',
      },
      {
        where:
          'lawinsider.com/clause/dispute-resolution-mechanism/_10 (clause 14 of a Scottish integration scheme; the extract does not name the area)',
        basis: 'verified',
        use: "dispute steps and the 10 working days; that it is this area's scheme is NOT confirmed",
      },
      {
        where: 'gov.scot roles-responsibilities-membership-integration-joint-board p.2',
        basis: 'verified',
        use: 'what an IJB does; directions under section 25',
      },
      {
        where: 'west-dunbarton.gov.uk integration-scheme consultation',
        basis: 'verified',
        use: 'scheme is legally binding and reviewed within five years',
      },
      {
        where: 'legislation.gov.uk/ssi/2014/285 explanatory note and article 6',
        basis: 'verified',
        use: 'chair and vice chair appointed in turn by the parties, at most three years',
      },
      {
        where: 'general knowledge of the national integration indicators and IJB practice',
        basis: 'general',
        use: 'measures, no second vote, carers and third sector seats',
      },
    ],
  },
  {
    id: '04',
    title: 'OpenJS Foundation Cross Project Council',
    summary:
      'Independent open-source projects share one council for joint decisions; a separate board of sponsors sets policy and money.',
    fileName: '04-openjs-cross-project-council.json',
    partners: 11,
    objectives: 7,
    asOf: '2026-07-23',
    sources: [
      {
        where: 'github openjs-foundation/cross-project-council@f7426cbe: CPC-CHARTER.md sections 3-12',
        basis: 'verified',
        use: 'members, voting, employer limit, responsibilities, elections, lazy consensus, two-thirds rule',
      },
      {
        where: 'same commit: governance/GOVERNANCE.md',
        basis: 'verified',
        use: '72 hours, 14 days, two approvals, weekly meeting',
      },
      {
        where: 'same commit: README.md, Dates-and-Reminders.md, PROJECT_PROGRESSION.md, conduct/MEMBER_EXPECTATIONS.md',
        basis: 'verified',
        use: 'impact projects, election calendar, yearly health survey, uphold-or-resign rule',
      },
    ],
  },
  {
    id: '06',
    title: 'Mediterranean Action Plan – Barcelona Convention (خطة عمل البحر المتوسط)',
    summary:
      'Twenty-one countries and the European Union, with a UN secretariat and regional centres, work under one convention to protect the sea and coast.',
    fileName: '06-mediterranean-action-plan.json',
    partners: 32,
    objectives: 14,
    asOf: '2019-12-05',
    sources: [
      {
        where: 'iea.uoregon.edu coded text, treaty 2841, Article 22 (renumbered 28 in 1995)',
        basis: 'verified',
        use: 'dispute steps: negotiation, arbitration by agreement, optional standing acceptance',
      },
      {
        where: 'informea.org barcelona-convention-1976 text; issuu UNDP summary for policy makers',
        basis: 'verified',
        use: 'area, parties, reporting duty (Article 26), public access (Article 15)',
      },
      {
        where: 'rac-spa.org/node/1312; grid.cld.bz State of the Mediterranean 2012; studyres Decision IG.20/4',
        basis: 'verified',
        use: 'eleven ecological objectives, vision, six-year cycle',
      },
      {
        where: 'iea.uoregon.edu MarineMammals/0471-0531 Final Act 1995',
        basis: 'verified',
        use: 'list of parties in 1995 (Montenegro joined later)',
      },
      {
        where: 'docslib 3599076 reports of the Bureau, 2019',
        basis: 'verified',
        use: 'Bureau with president and vice presidents; meeting of parties Dec 2019 Naples',
      },
      {
        where: 'general knowledge of Annex A and of the centres',
        basis: 'general',
        use: 'arbitration months, host countries, voting shares, 30x30 and sulphur area',
      },
    ],
  },
]
