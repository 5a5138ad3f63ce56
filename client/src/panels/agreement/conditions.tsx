// Knows how what organisations say with a "but" reads, each by name and in its own words; refuses to judge it.
import type { Condition } from './agreement-of.ts'

export function Conditions({ said }: { readonly said: readonly Condition[] }) {
  return (
    <ul>
      {said.map(({ organisation, name, note }) => (
        <li key={organisation} dir="auto">
          <strong>{name}</strong>: {note}
        </li>
      ))}
    </ul>
  )
}
