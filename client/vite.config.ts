// Knows how the client is built and which server answers it while somebody works on it.
import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env['SERVER_URL'] ?? 'http://127.0.0.1:3000'

/** The parts of a board in the order in which they run. */
const AHEAD = ['start', 'rolldown-runtime', 'document', 'app', 'map']

/**
 * Names the parts of a board in the page itself, so that they travel beside the first script instead of after it.
 * Most visits end at a board; a page that needs none gets them last.
 */
const boardAhead: Plugin = {
  name: 'board-ahead',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      AHEAD.flatMap((name) =>
        Object.values(bundle).flatMap((chunk) => {
          if (chunk.type !== 'chunk' || chunk.name !== name) return []
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` }
          return [{ tag: 'link', attrs: name === 'start' ? attrs : { ...attrs, fetchpriority: 'low' } }]
        }),
      ),
  },
}

const WORKER = 'service-worker'

/**
 * Lists for the service worker what the pages of this build load: every script and style, and the letters every page is set
 * in. Other fonts are kept when a board has used them. The worker itself stays the same from build to build, so that no
 * tab has to wait for one to take over from another.
 */
const shellFiles: Plugin = {
  name: 'shell-files',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => /\.(?:js|css)$|^assets\/atkinson.*\.woff2$/.test(name) && name !== `${WORKER}.js`)
        .map((name) => `/${name}`)
        .toSorted()
      const page = bundle['index.html']
      const build = createHash('sha256').update(files.join('\n'))
      if (page?.type === 'asset') build.update(page.source)
      const shell = { build: build.digest('hex').slice(0, 12), files: [...files, '/icon.svg'] }
      this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify(shell) })
    },
  },
}

export default defineConfig({
  plugins: [react(), boardAhead, shellFiles],
  // Two copies of yjs would not recognise each other's types.
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/sync': { target: server, ws: true },
    },
  },
  build: {
    target: 'es2023',
    // Beside what is served until all of it is there.
    outDir: 'dist-next',
    sourcemap: false,
    // The server allows fonts and pictures from itself only: none may hide inside a stylesheet.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: 'index.html', [WORKER]: 'src/service-worker.ts' },
      output: {
        // A browser finds the worker by its address, so that one keeps its name.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        // A board needs three files, fetched side by side; without the groups what they share would be a dozen small ones.
        codeSplitting: {
          groups: [
            {
              name: 'start',
              priority: 9,
              test: /vite[\\/]preload-helper|shared[\\/]src[\\/](?:product-name|result|picture[\\/]fonts)\.ts$|client[\\/]src[\\/](?:canvas[\\/]painter-thread|controls[\\/]theme-choice|model[\\/](?:api|early-socket|readable)|pages[\\/](?:board-address|board-opening|device-memory)|panels[\\/]problem-words|text[\\/]en-GB)\.ts$/,
            },
            {
              name: 'app',
              priority: 8,
              test: /node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store)[\\/]|lucide-react[\\/]dist[\\/]esm[\\/](?!icons)|client[\\/]src[\\/](?:app|model[\\/]use-readable)\.tsx?$/,
            },
            { name: 'document', priority: 7, test: /client[\\/]src[\\/]pages[\\/]open-session\.ts$/ },
            { name: 'map', priority: 6, test: /client[\\/]src[\\/]pages[\\/]board-page\.tsx$/ },
            // What every page presses and reads, then what a page behind a private link shares with the room.
            {
              name: 'controls',
              priority: 5,
              test: /node_modules[\\/](?:@base-ui|@floating-ui|lucide-react)[\\/]|client[\\/]src[\\/](?:controls[\\/]|text[\\/](?:dates|keeping-words|panel-words)\.ts$)/,
            },
            {
              name: 'handing-out',
              priority: 4,
              test: /client[\\/]src[\\/]panels[\\/](?:organisation-match|inviting[\\/]hand-out|agreement[\\/](?:answer|reply)-(?:form|line))\.tsx?$|client[\\/]src[\\/](?:(?:text[\\/]form-words|model[\\/]link-address)\.ts|styles[\\/]agreement\.css)$/,
            },
            { name: 'surround', priority: 3, test: /client[\\/]src[\\/]pages[\\/]room-surround\.tsx$/ },
            {
              name: 'panels',
              priority: 2,
              test: /client[\\/]src[\\/]panels[\\/](?:card-panel|talk[\\/]talk-panel|connect-dialog|share-dialog)\.tsx$/,
            },
          ],
        },
      },
    },
  },
})
