// Knows whether the server was built, and says what to run where it was not; refuses to know the server. Plain JavaScript: nothing is to be made of it first.
import { existsSync } from 'node:fs'

const built = new URL('dist/main.js', import.meta.url)
if (existsSync(built)) await import(built.href)
else {
  process.stderr.write(
    'Common Ground is not built yet: run "npx -y pnpm@12 build" in its folder, then start it again.\n',
  )
  process.exitCode = 2
}
