// Knows which organisations of an objective have a button of their own and which are chosen from the list beside them, so that neither changes under the hand; refuses to know who said what.
import type { LeadChoice, NamedLeader } from '@common-ground/shared/templates/who-leads.ts'

export interface LeadButtons {
  /** Who was named, and who led when it was first seen: the one named most first. */
  readonly buttons: readonly NamedLeader[]
  /** Everybody else that takes part. */
  readonly others: readonly LeadChoice[]
  /** Which of the others leads now; "" = none of them. Of several, which only who does what can write, the first. */
  readonly chosen: string
}

/**
 * Who is settled stays where they were pressed: no press gives a button to anybody or takes one away. [LD99]
 *
 * @param first ids of those who led when the objective was first seen here.
 */
export function leadButtons(
  named: readonly NamedLeader[],
  organisations: readonly LeadChoice[],
  first: ReadonlySet<string>,
): LeadButtons {
  const said = new Map(named.map((one) => [one.id, one]))
  const has = ({ id }: LeadChoice): boolean => first.has(id) || (said.get(id)?.people ?? 0) > 0
  const others = organisations.filter((one) => !has(one))
  return {
    buttons: organisations
      .filter(has)
      .map((one) => said.get(one.id) ?? { ...one, people: 0, leads: false })
      .toSorted((one, other) => other.people - one.people),
    others,
    chosen: others.find(({ id }) => said.get(id)?.leads === true)?.id ?? '',
  }
}
