// Knows how the server becomes plain JavaScript: what each of its threads loads, and nothing besides; refuses to know what is in it.
import { cpSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'rolldown'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A thread is started by the name of its module: that module becomes a file of its own, under the same name. */
const threads: Plugin = {
  name: 'threads',
  transform: {
    filter: { id: /server[\\/]src[\\/]/, code: /new Worker\(/ },
    handler(code, id, { magicString }) {
      for (const { 1: name = '', index } of code.matchAll(/(?<=new Worker\(new URL\('\.\/)([\w-]+)\.ts(?=')/g)) {
        this.emitFile({ type: 'chunk', id: resolve(dirname(id), `${name}.ts`), fileName: `${name}.js` })
        magicString?.update(index, index + name.length + 3, `${name}.js`)
      }
      return magicString === undefined ? null : { code: magicString }
    },
  },
}

/** They are read when a data folder is opened, and not loaded. */
const migrations: Plugin = {
  name: 'migrations',
  writeBundle: () => cpSync(here('src/store/migrations'), here('dist-next/migrations'), { recursive: true }),
}

/** Where in the libraries an error passed is told by their own names; a map of them would be larger than the server. */
const ownMapsOnly: Plugin = {
  name: 'own-maps-only',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!/^libraries.*\.js$/.test(name) || file.type !== 'chunk') continue
      file.code = file.code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n')
      file.map = null
      delete bundle[`${name}.map`]
    }
  },
}

export default defineConfig({
  input: { main: here('src/main.ts') },
  platform: 'node',
  experimental: { nativeMagicString: true },
  plugins: [threads, migrations, ownMapsOnly],
  output: {
    // One level below `server`, as the sources are: the repository is found from either. Beside what is served until all of it is there.
    dir: here('dist-next'),
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    // The sources lie beside: a map that repeats them is memory in every thread.
    sourcemapExcludeSources: true,
    // One letter beyond makes a file of two bytes a letter out of it.
    charset: 'ascii',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // Names are kept, for whoever reads a trace; blanks and comments are memory in every thread that loads the file.
    minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
    comments: false,
    codeSplitting: { groups: [{ name: 'libraries', test: /node_modules[\\/]/, entriesAware: true }] },
  },
})
