// Knows how a finished build takes the place of the one that is served meanwhile, all of it at once; refuses to know what was built.
import { existsSync, renameSync, rmSync } from 'node:fs'

const [BUILT, PLACE, BEFORE] = ['dist-next', 'dist', 'dist-before'] as const

// Without a whole new one the old one stays.
if (!existsSync(BUILT)) throw new Error(`there is no ${BUILT} in ${process.cwd()}`)
rmSync(BEFORE, { recursive: true, force: true })
if (existsSync(PLACE)) renameSync(PLACE, BEFORE)
renameSync(BUILT, PLACE)
rmSync(BEFORE, { recursive: true, force: true })
