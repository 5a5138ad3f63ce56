// Knows what another process has cost so far, as the operating system counts it (Linux only); knows nothing of what it does.
import { readFileSync } from 'node:fs'

/** Ticks a second of the kernel's accounting; fixed at 100 on every Linux this runs on. */
const TICKS = 100

/** User and system time of a process with all its threads, s; NaN where the system does not say. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The command's name may hold spaces: count from behind its bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return Number.NaN
  }
}

/** Memory a process holds, MB; NaN where the system does not say. */
export function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
    return Number(kb) / 1000
  } catch {
    return Number.NaN
  }
}
