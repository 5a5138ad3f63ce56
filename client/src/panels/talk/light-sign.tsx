// Knows the shape that stands for the state of a light, told apart without colour; knows no word.
import type { LightState } from '@common-ground/shared/lights/finding.ts'

/** Full disc, half disc, open thick ring, dashed ring, disc with a bar, thin ring. */
export function LightSign({ state }: { readonly state: LightState }) {
  return (
    <svg className={`light ${state}`} viewBox="0 0 18 18" width={18} height={18} aria-hidden>
      {state === 'written-down' ? <circle className="fill" cx="9" cy="9" r="8" /> : null}
      {state === 'partly' ? (
        <>
          <circle className="edge" cx="9" cy="9" r="7.2" strokeWidth="1.6" />
          <path className="fill" d="M9 1.8a7.2 7.2 0 0 0 0 14.4z" />
        </>
      ) : null}
      {state === 'not-yet' ? <circle className="edge" cx="9" cy="9" r="6.8" strokeWidth="2.6" /> : null}
      {state === 'look-again' ? (
        <circle className="edge" cx="9" cy="9" r="7.2" strokeWidth="1.8" strokeDasharray="4 3.54" />
      ) : null}
      {state === 'set-aside' ? (
        <>
          <circle className="fill" cx="9" cy="9" r="8" />
          <path className="bar" d="M5 9h8" strokeWidth="2" strokeLinecap="round" />
        </>
      ) : null}
      {state === 'silent' ? <circle className="edge" cx="9" cy="9" r="7.4" strokeWidth="1.2" /> : null}
    </svg>
  )
}
