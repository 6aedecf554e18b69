import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'
import { serviceWorker } from './build/service-worker-plugin.ts'

const relay = process.env['RELAY_URL'] ?? 'http://127.0.0.1:8787'

export default defineConfig({
  plugins: [
    react(),
    serviceWorker(),
    compression({
      algorithms: ['gzip', 'brotliCompress'],
      include: /\.(?:html|js|css|svg)$/,
      // It is written after the others: it names them.
      exclude: /service-worker\.js$/,
      threshold: 1024,
    }),
  ],
  build: {
    target: 'es2022',
    // The polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // Inlined fonts and icons would travel with the script of every visitor; as files they are cached.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // A group takes along what it needs; what the start page needs too must not come with the templates.
            { name: 'protocol', test: /[\\/]packages[\\/]protocol|[\\/]valibot[\\/]/, priority: 1 },
            // The words and drawings of the templates change more often than the canvas that shows them.
            { name: 'templates', test: /[\\/]packages[\\/]template/ },
          ],
        },
      },
    },
  },
  // vite dev cannot pre-bundle the hundreds of ?url imports in there.
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  resolve: { dedupe: ['react', 'react-dom', 'yjs', 'tldraw', '@tldraw/store', '@tldraw/tlschema'] },
  server: {
    proxy: {
      // The relay compares Origin and Host, so the host must stay that of this server.
      '/api': { target: relay, changeOrigin: false },
      '/sync': { target: relay, changeOrigin: false, ws: true },
    },
  },
})
