// Knows how the client is built and which server answers it while somebody works on it.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['SERVER_URL'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
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
    outDir: 'dist',
    sourcemap: false,
    // The server allows fonts and pictures from itself only: none may hide inside a stylesheet.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
})
