import { defineConfig } from 'vite'

// Our own packages are TypeScript and go into the bundle; what comes from the registry stays where it is installed.
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        'image-process': 'src/images/image-process.ts',
        'snapshot-worker': 'src/rooms/snapshot-worker.ts',
        'version-worker': 'src/versions/version-worker.ts',
        'storage-worker': 'src/storage/storage-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@anderhalf\//] },
})
